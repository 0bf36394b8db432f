#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension UUID: PredicateConvertible {}
extension Date: PredicateConvertible {}
