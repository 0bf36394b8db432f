/// What cannot be a label or a property key, in Gremlin's words.
enum NamingRule {
    /// Why a text is no label; nil where it is one.
    static func problem(label: String) -> String? {
        if label.isEmpty { return "Label can not be empty" }
        return isHidden(label) ? "Label can not be a hidden key: \(label)" : nil
    }

    /// Why a text is no property key; nil where it is one.
    static func problem(key: String) -> String? {
        if key.isEmpty { return "Property key can not be empty" }
        return isHidden(key) ? "Property key can not be a hidden key: \(key)" : nil
    }

    /// Names that begin with a tilde are Gremlin's own.
    private static func isHidden(_ name: String) -> Bool { name.utf8.first == UInt8(ascii: "~") }
}
