import Foundation

/// A public method of the DSL, as the compiler's symbol graph lists it: so
/// that no list in a test has to be kept, and no method can be forgotten.
struct DSLMethod {
    /// The type it belongs to: `Traversal`, `By` …
    let type: String
    /// `has(_:_:)`.
    let title: String
    let isStatic: Bool
    /// `static func out(_ labels: String...) -> …`, for messages.
    let declaration: String
    /// The labels and types of its parameters; an empty label is none.
    let parameters: [(label: String, type: String)]
    let result: String
    /// What its extension demands of a generic parameter: `["Element": "EdgeElement"]`.
    let constraints: [String: String]

    var name: String { String(title.prefix { $0 != "(" }) }

    /// The types whose methods make chains.
    static let chainTypes = [
        "Traversal", "By", "Repeating", "BeforeRepeat", "ModelTraversal", "RepeatingModels",
        "TraversalSource",
    ]

    /// All methods of the chain types that return one.
    static func all() throws -> [DSLMethod] {
        let folder = try TemporaryDirectory()
        let data = try Compiler.found().symbolGraph(in: folder)
        return try JSONDecoder().decode(SymbolGraph.self, from: data).symbols
            .compactMap(DSLMethod.init).filter { method in
                chainTypes.contains(method.type)
                    && chainTypes.contains {
                        method.result == $0 || method.result.hasPrefix($0 + "<")
                    }
            }
    }

    private init?(_ symbol: SymbolGraph.Symbol) {
        guard ["swift.method", "swift.type.method"].contains(symbol.kind.identifier),
            symbol.pathComponents.count == 2, let signature = symbol.functionSignature
        else { return nil }
        type = symbol.pathComponents[0]
        title = symbol.pathComponents[1]
        isStatic = symbol.kind.identifier == "swift.type.method"
        declaration = Self.text(symbol.declarationFragments)
        result = Self.text(signature.returns ?? [])
        let labels = title.drop { $0 != "(" }.dropFirst().dropLast().split(separator: ":")
        let types = (signature.parameters ?? []).map { parameter in
            // `name: Type`
            Self.text(parameter.declarationFragments).drop { $0 != ":" }.dropFirst(2)
        }
        guard labels.count == types.count else { return nil }
        parameters = zip(labels, types).map { ($0 == "_" ? "" : String($0), String($1)) }
        let found = symbol.swiftExtension?.constraints ?? []
        constraints = Dictionary(
            found.map { ($0.lhs, $0.rhs) },
            // A same-type constraint says more than a conformance.
            uniquingKeysWith: { $1 == "ElementModel" ? $0 : $1 })
    }

    private static func text(_ fragments: [SymbolGraph.Fragment]) -> String {
        fragments.map(\.spelling).joined()
    }
}

private struct SymbolGraph: Decodable {
    struct Fragment: Decodable { let spelling: String }

    struct Symbol: Decodable {
        struct Kind: Decodable { let identifier: String }
        struct Parameter: Decodable { let declarationFragments: [Fragment] }
        struct Signature: Decodable {
            let parameters: [Parameter]?
            let returns: [Fragment]?
        }
        struct Constraint: Decodable {
            let lhs: String
            let rhs: String
        }
        struct Extension: Decodable { let constraints: [Constraint]? }

        let kind: Kind
        let pathComponents: [String]
        let functionSignature: Signature?
        let swiftExtension: Extension?
        let declarationFragments: [Fragment]
    }

    let symbols: [Symbol]
}
