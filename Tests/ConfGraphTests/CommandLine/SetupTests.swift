import Foundation
import Testing

/// Set-up on machines that this one is not: stub programs stand for Swift, the
/// compiler and the package managers.
@Suite struct SetupTests {
    /// A copy of the script in a folder of its own, and the only folder on
    /// PATH.
    private struct Machine {
        let folder: TemporaryDirectory
        let root: URL
        private let bin: URL

        init(rootName: String = "checkout", user: Int = 1000) throws {
            folder = try TemporaryDirectory()
            root = folder.url.appending(path: rootName)
            bin = folder.url.appending(path: "bin")
            let script = try Repository.current.text("Scripts/setup")
            try folder.write(script, to: rootName + "/Scripts/setup")
            try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
            for tool in [
                "sh", "sed", "awk", "head", "dirname", "mkdir", "rm", "grep", "cat", "find", "cp",
                "ln", "env",
                "touch", "ls",
            ] {
                let candidates = ["/usr/bin/", "/bin/"].map { $0 + tool }
                guard let path = candidates.first(where: FileManager.default.fileExists) else {
                    continue
                }
                try FileManager.default.createSymbolicLink(
                    atPath: bin.appendingPathComponent(tool).path, withDestinationPath: path)
            }
            try program("id", "echo \(user)")
            try program("uname", #"case "$1" in -m) echo none ;; *) echo Linux ;; esac"#)
            try program("swift", #"echo "Swift version 6.2.1 (swift-6.2.1-RELEASE)""#)
        }

        /// Puts a stub on PATH. Its calls are in `calls`.
        func program(_ name: String, _ body: String) throws {
            let file = bin.appendingPathComponent(name)
            try? FileManager.default.removeItem(at: file)
            let text =
                "#!/bin/sh\nlog='\(folder.url.path)/calls'\nmark='\(folder.url.path)/installed'\n\(body)\n"
            try Data(text.utf8).write(to: file)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: file.path)
        }

        /// A compiler that finds the header once the mark is there.
        func compilerThatNeedsTheMark() throws { try program("clang", #"[ -e "$mark" ]"#) }

        func recording(_ name: String, then body: String = "") throws {
            try program(name, "echo \"\(name) $*\" >>\"$log\"\n" + body)
        }

        func run(_ environment: [String: String] = [:]) throws -> ProgramRun {
            let all = ["PATH": bin.path, "HOME": folder.url.path].merging(environment) { $1 }
            return try ProgramRun.run(
                URL(fileURLWithPath: "/bin/sh"), [root.path + "/Scripts/setup"], in: folder.url,
                environment: all)
        }

        var calls: [String] {
            ((try? folder.data("calls")).map { String(decoding: $0, as: UTF8.self) } ?? "")
                .split(separator: "\n").map(String.init)
        }

        var result: String {
            (try? String(
                contentsOf: root.appendingPathComponent(".build/setup.env"), encoding: .utf8)) ?? ""
        }
    }

    @Test func whatIsThereIsUsed() throws {
        let machine = try Machine()
        try machine.program("clang", "exit 0")
        try machine.recording("apt-get")
        let run = try machine.run()
        #expect(run.status == 0)
        #expect(run.errors.isEmpty && run.output.isEmpty)
        #expect(machine.calls.isEmpty)
        #expect(machine.result.contains("SQLITE_PREFIX=''"))
        #expect(machine.result.contains("/bin/swift'"))
    }

    @Test(arguments: [
        ("apt-get", "apt-get install -y libsqlite3-dev"), ("dnf", "dnf install -y sqlite-devel"),
        ("apk", "apk add sqlite-dev"),
    ])
    func rootInstalls(manager: String, command: String) throws {
        let machine = try Machine(user: 0)
        try machine.compilerThatNeedsTheMark()
        try machine.recording(manager, then: #"touch "$mark""#)
        let run = try machine.run()
        #expect(run.status == 0, "\(run.errors)")
        #expect(machine.calls == [command])
    }

    @Test func emptyPackageListsAreFetched() throws {
        let machine = try Machine(user: 0)
        try machine.compilerThatNeedsTheMark()
        try machine.recording(
            "apt-get",
            then: #"""
                case $1 in
                update) touch "$mark.lists" ;;
                install) [ -e "$mark.lists" ] && touch "$mark" ;;
                esac
                """#)
        #expect(try machine.run().status == 0)
        #expect(
            machine.calls == [
                "apt-get install -y libsqlite3-dev", "apt-get update",
                "apt-get install -y libsqlite3-dev",
            ])
    }

    @Test func sudoIsUsedOnlyWhereItAsksNoPassword() throws {
        let machine = try Machine()
        try machine.compilerThatNeedsTheMark()
        try machine.recording("dnf", then: #"touch "$mark""#)
        try machine.recording("sudo", then: #"[ "$1" = -n ] || exit 9; shift; "$@""#)
        // `true` is a program here.
        try machine.program("true", "exit 0")
        #expect(try machine.run().status == 0)
        #expect(
            machine.calls == [
                "sudo -n true", "sudo -n dnf install -y sqlite-devel",
                "dnf install -y sqlite-devel",
            ])

        let asking = try Machine()
        try asking.compilerThatNeedsTheMark()
        try asking.recording("dnf", then: #"touch "$mark""#)
        try asking.recording("sudo", then: "exit 1")
        let run = try asking.run()
        #expect(run.status == 1)
        #expect(
            run.errors
                == "setup: SQLite's header is missing. Run: sudo dnf install -y sqlite-devel\n")
        #expect(asking.calls == ["sudo -n true"])
    }

    @Test func withoutRootTheHeaderIsUnpacked() throws {
        let machine = try Machine(rootName: "it's a checkout")
        try machine.program(
            "clang",
            #"for word in "$@"; do case $word in -I*) [ -e "${word#-I}/sqlite3.h" ] && exit 0 ;; esac; done; exit 1"#
        )
        try machine.recording(
            "apt-get", then: #"[ "$1" = download ] && touch libsqlite3-dev_1_all.deb"#)
        try machine.recording(
            "dpkg-deb",
            then: #"""
                mkdir -p "$3/usr/include" "$3/usr/lib/none"
                touch "$3/usr/include/sqlite3.h" "$3/usr/lib/none/libsqlite3.a"
                ln -s libsqlite3.so.0.8.6 "$3/usr/lib/none/libsqlite3.so"
                """#)
        let run = try machine.run()
        #expect(run.status == 0, "\(run.errors)")
        #expect(machine.calls.first == "apt-get download libsqlite3-dev")
        #expect(machine.result.contains("SQLITE_PREFIX='"))
        #expect(machine.result.contains(#"it'\''s a checkout/.build/sqlite'"#))
        let unpacked = machine.root.appendingPathComponent(".build/sqlite")
        #expect(
            FileManager.default.fileExists(
                atPath: unpacked.appendingPathComponent("include/sqlite3.h").path))
        // The dangling link of the package is not taken over.
        #expect(
            FileManager.default.fileExists(
                atPath: unpacked.appendingPathComponent("lib/libsqlite3.a").path))

        // The second time nothing is fetched.
        let count = machine.calls.count
        #expect(try machine.run().status == 0)
        #expect(machine.calls.count == count)
    }

    @Test func whereNothingWorksOneCommandIsPrinted() throws {
        let machine = try Machine()
        try machine.program("clang", "exit 1")
        try machine.recording("apt-get", then: "exit 100")
        try machine.recording("dpkg-deb", then: "exit 1")
        let run = try machine.run()
        #expect(run.status == 1)
        #expect(
            run.errors.hasSuffix(
                "setup: SQLite's header is missing. Run: sudo apt-get install -y libsqlite3-dev\n"))
        #expect(!FileManager.default.fileExists(atPath: machine.root.path + "/.build/setup.env"))

        let bare = try Machine()
        try bare.program("clang", "exit 1")
        let other = try bare.run()
        #expect(other.status == 1)
        #expect(other.errors.contains("SQLite's header is missing"))
    }

    @Test func macHasAllItNeeds() throws {
        let machine = try Machine()
        try machine.program("clang", "exit 1")
        let run = try machine.run(["SETUP_SYSTEM": "Darwin"])
        #expect(run.status == 0)
        #expect(machine.result.contains("SWIFT_STATIC_LIBRARY=\n"))
    }

    @Test func anOldSwiftIsPassedOver() throws {
        let machine = try Machine()
        try machine.program("clang", "exit 0")
        try machine.program("swift", "echo 'Swift version 5.10.1 (swift-5.10.1-RELEASE)'")
        let old = try machine.run()
        #expect(old.status == 1)
        #expect(
            old.errors
                == "setup: Swift 6.1 or later is needed (found 5.10.1 at \(machine.folder.url.path)/bin/swift): "
                + "get it from https://www.swift.org/install or set SWIFT=/path/to/swift\n")

        // A newer one in ~/.swiftly/bin.
        try machine.folder.write(
            "#!/bin/sh\necho 'Apple Swift version 10.0'\n", to: ".swiftly/bin/swift")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: machine.folder.path(".swiftly/bin/swift")
        )
        #expect(try machine.run().status == 0)
        #expect(machine.result.contains(".swiftly/bin/swift'"))
    }

    @Test func anotherProgramCalledSwiftIsPassedOver() throws {
        let machine = try Machine()
        try machine.program("clang", "exit 0")
        try machine.program("swift", "echo python-swiftclient 4.2.0")
        #expect(try machine.run().status == 1)
        try machine.program("swift-6", "echo 'Swift version 6.1'")
        let run = try machine.run(["SWIFT": "swift-6"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(machine.result.contains("/bin/swift-6'"))
    }
}
