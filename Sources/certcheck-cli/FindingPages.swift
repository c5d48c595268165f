let findingPages: [String: String] = [:]
