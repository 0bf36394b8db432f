extension StepCompilers {
    /// Steps that reach outside the graph: services and files of the embedding
    /// program.
    static var services: [StepName: Compiler] { [.call: call, .io: file] }

    private static let directory = "--list"

    private static func call(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        var arguments = step.arguments[...]
        var name = directory
        if let first = arguments.popFirst() {
            guard case .string(let given) = try planner.constants.value(first) else {
                throw GraphError(.invalidArgument, "call() needs the name of a service.")
            }
            name = given
        }
        let isStart = pipeline.isRoot && pipeline.isAtStart
        var parameters = CallOperator.Parameters()
        for argument in arguments {
            if case .traversal(let list) = argument {
                try planner.refuseMutation(list)
                parameters.map = .child(try planner.child(list, isStart: isStart))
                continue
            }
            guard case .map(let map) = try planner.constants.value(argument) else {
                throw GraphError(
                    .invalidArgument, "The parameters of call(\"\(name)\") are a map.")
            }
            parameters.fixed += map
        }
        for modulator in step.modulators where modulator.name == .with {
            guard let first = modulator.arguments.first else { continue }
            let key = try planner.constants.value(first)
            switch modulator.arguments.dropFirst().first {
            case nil: parameters.single.append((key, .constant(true)))
            case .traversal(let list)?:
                try planner.refuseMutation(list)
                parameters.single.append((key, .child(try planner.child(list, isStart: isStart))))
            case let value?:
                parameters.single.append((key, .constant(try planner.constants.value(value))))
            }
        }
        let service = try service(named: name, planner, isStart: isStart)
        pipeline.append(
            CallOperator(
                planner.context, pipeline.last, service,
                try kind(of: service, isStart: isStart), parameters))
        return .moves
    }

    private static func service(
        named name: String, _ planner: Planner, isStart: Bool
    ) throws -> GraphService {
        let services = planner.context.options.services
        if name.hasSameBytes(as: directory) {
            if !isStart {
                throw GraphError(
                    .invalidArgument,
                    "Directory service can only be used to start a traversal.")
            }
            return list(services)
        }
        if let service = services.last(where: { $0.name.hasSameBytes(as: name) }) {
            return service
        }
        let near = Spelling.nearest(to: name, among: services.map(\.name))
        let hint =
            near.map { "Did you mean \($0)?" }
            ?? "call() lists the services that this program offers."
        throw GraphError(.invalidArgument, "Unrecognized service: \(name). \(hint)")
    }

    private static func kind(
        of service: GraphService, isStart: Bool
    ) throws -> GraphService.Kind {
        if isStart {
            if service.kinds.contains(.start) { return .start }
            throw GraphError(
                .invalidArgument,
                "This service cannot be used to start a traversal. Call \(service.name) behind "
                    + "other steps.")
        }
        if service.kinds.contains(.streaming) { return .streaming }
        if service.kinds.contains(.barrier) { return .barrier }
        throw GraphError(
            .invalidArgument,
            "This service cannot be used mid-traversal. Call \(service.name) first, as "
                + "g.call(\"\(service.name)\").")
    }

    /// The service that lists the others.
    private static func list(_ services: [GraphService]) -> GraphService {
        GraphService(directory, kinds: [.start]) { _, parameters in
            var isVerbose = false
            if case .bool(true)? = parameters["verbose"] { isVerbose = true }
            var listed: [PropertyValue] = []
            for service in services {
                if case .string(let name)? = parameters["service"],
                    !service.name.hasSameBytes(as: name)
                {
                    continue
                }
                listed.append(.string(isVerbose ? service.inJSON : service.name))
            }
            return listed
        }
    }

    // MARK: - Files

    private static func file(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        guard case .string(let name)? = try step.arguments.first.map(planner.constants.value),
            !name.isEmpty
        else { throw GraphError(.invalidArgument, "file cannot be null or empty") }
        guard pipeline.isRoot, pipeline.isAtStart, planner.nextStep == nil else {
            throw GraphError(.invalidArgument, "io() stands alone: g.io(\"file.json\").read().")
        }
        let modes = step.modulators.compactMap { FileOperator.Mode(rawValue: $0.name.rawValue) }
        guard let mode = modes.last else {
            throw GraphError(
                .invalidArgument,
                "IO mode was not set to read() or write(): end io(…) with one of them.")
        }
        let format = try format(planner, step, name, mode)
        guard format == .graphson else {
            throw GraphError(
                .unsupported,
                "io() reads and writes GraphSON only, not \(format.rawValue). Convert the file, or "
                    + "name it .json.")
        }
        guard let files = planner.context.options.files else {
            throw GraphError(
                .invalidArgument,
                "A traversal may not use files here: io() reads and writes only in a folder that "
                    + "the program allows. Set GraphConfiguration.fileAccess, or give the program "
                    + "--allow-io FOLDER.")
        }
        pipeline.append(
            FileOperator(planner.context, pipeline.last, name, format, mode, files))
        return .moves
    }

    /// What `with(IO.reader, …)` or `with(IO.writer, …)` says, or the file's
    /// name.
    private static func format(
        _ planner: Planner, _ step: Step, _ name: String, _ mode: FileOperator.Mode
    ) throws -> GraphFileFormat {
        let option = mode == .read ? "reader" : "writer"
        for modulator in step.modulators.reversed() where modulator.name == .with {
            guard let first = modulator.arguments.first,
                case .string(let key) = try planner.constants.value(first),
                key.split(separator: ".").last.map(String.init) == option
            else { continue }
            guard modulator.arguments.count > 1,
                case .string(let value) = try planner.constants.value(modulator.arguments[1]),
                let format = value.split(separator: ".").last.flatMap({
                    GraphFileFormat(rawValue: String($0))
                })
            else {
                throw GraphError(
                    .unsupported,
                    "Could not construct the specified \(option): IO.\(option) is IO.graphson.")
            }
            return format
        }
        for (ending, format) in [
            (".json", GraphFileFormat.graphson), (".xml", .graphml), (".kryo", .gryo),
        ] where name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
            return format
        }
        throw GraphError(
            .invalidArgument,
            "Could not detect the file format - specify the \(option) explicitly or rename file "
                + "with a standard extension: \(name). GraphSON is .json.")
    }
}
