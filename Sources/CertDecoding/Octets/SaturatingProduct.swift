extension Int {
    /// The product of numbers that are not negative, `Int.max` where that is too large.
    package static func saturatingProduct(_ factors: Int...) -> Int {
        factors.reduce(1) { product, factor in
            let (result, overflow) = product.multipliedReportingOverflow(by: factor)
            return overflow ? .max : result
        }
    }
}
