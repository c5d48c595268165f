/// A thread that runs one closure, and is joined or detached.
package final class SystemThread {
    private final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    #if canImport(Darwin)
        private var handle: pthread_t?
    #else
        private var handle = pthread_t()
    #endif

    /// Nil where the system gives no thread.
    package init?(_ run: @escaping () -> Void) {
        let body = Unmanaged.passRetained(Body(run))
        let status = pthread_create(
            &handle,
            nil,
            { state in
                #if canImport(Darwin)
                    let body = Unmanaged<Body>.fromOpaque(state).takeRetainedValue()
                #else
                    // pthread_create hands on the pointer that it was given, which is none of nil.
                    guard let state else { return nil }
                    let body = Unmanaged<Body>.fromOpaque(state).takeRetainedValue()
                #endif
                body.run()
                return nil
            },
            body.toOpaque()
        )
        if status != 0 {
            body.release()
            return nil
        }
    }

    /// Waits for its end.
    package func join() {
        #if canImport(Darwin)
            if let handle { pthread_join(handle, nil) }
        #else
            pthread_join(handle, nil)
        #endif
    }

    /// Lets it end by itself.
    package func detach() {
        #if canImport(Darwin)
            if let handle { pthread_detach(handle) }
        #else
            pthread_detach(handle)
        #endif
    }
}
