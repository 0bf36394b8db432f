#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a load of notes would state, without any graph.
///
/// For example:
///
/// ```swift
/// let outline = try NotesOutline(notes: URL(fileURLWithPath: "notes.md"))
/// for talk in outline.talks { print(talk.line, talk.title, talk.rule) }
/// print(outline.text(explaining: true))
/// ```
public struct NotesOutline: Sendable, CustomStringConvertible {
    /// Someone who gave a talk, as the notes write it.
    public struct Speaker: Sendable, Equatable {
        /// The name, in the notes' spelling.
        public var name: String
        /// What `@` meant, without the `@`.
        public var handle: String?
        /// Where they work.
        public var affiliation: String?
        /// The line that names them.
        public var line: Int
    }

    /// A talk as the notes state it.
    public struct Talk: Sendable {
        /// The title, without what only surrounds it.
        public var title: String
        /// The line of its title.
        public var line: Int
        /// Who gave it.
        public var speakers: [Speaker]
        /// The most important topic first.
        public var topics: [String]
        /// The addresses that its notes link to.
        public var urls: [String]
        /// Which rule made it a talk.
        public var rule: String
        /// Which rule found who spoke; nil if nobody did.
        public var speakerRule: String?
    }

    /// The name of the file, without its folder.
    public var file: String
    /// The conference, if it is known.
    public var event: String?
    /// Its year.
    public var year: Int?
    /// The talks, in reading order.
    public var talks: [Talk]
    /// How the talks are marked in this file, and what speaks for it.
    public var reason: String

    /// Reads a file of notes.
    ///
    /// - Throws: ``GraphError`` as ``Graph/load(notes:options:)-(URL,_)``.
    public init(notes: URL, options: LoadOptions = LoadOptions()) throws {
        try self.init(NoteFile(path: notes.path), NoteHints(options), NoteReader())
    }

    /// Reads notes that are no file.
    ///
    /// - Throws: ``GraphError``: `badInput` if no talk is found.
    public init(text: [UInt8], options: LoadOptions = LoadOptions()) throws {
        try self.init(NoteFile(text: text), NoteHints(options), NoteReader())
    }

    /// Reads a file, or all files of a folder; those without talks are left out
    /// of a folder.
    ///
    /// - Throws: ``GraphError`` as ``Graph/load(notes:options:)-(URL,_)``.
    public static func read(notes: URL, options: LoadOptions = LoadOptions()) throws
        -> [NotesOutline]
    {
        let operand = try NotesLoader.operand(notes.path, options)
        let reader = NoteReader()
        var result: [NotesOutline] = []
        var failure: (any Error)?
        for path in operand.files {
            do {
                result.append(try NotesOutline(NoteFile(path: path), operand.hints, reader))
            } catch {
                failure = error
            }
        }
        if result.isEmpty, let failure { throw failure }
        return result
    }

    init(_ file: NoteFile, _ hints: NoteHints, _ reader: NoteReader) throws {
        let reading = try reader.read(file.bytes, name: file.name, hints: hints)
        guard !reading.talks.isEmpty else { throw NotesLoader.noTalks(file.name) }
        self.file = file.name
        event = reading.event
        year = reading.year
        reason = reading.reason
        talks = reading.talks.map { talk in
            Talk(
                title: talk.title, line: talk.line,
                speakers: talk.people.map {
                    Speaker(
                        name: $0.name, handle: $0.handle, affiliation: $0.affiliation, line: $0.line
                    )
                },
                topics: talk.topics.map(\.name), urls: talk.urls, rule: talk.rule,
                speakerRule: talk.speakerRule)
        }
    }

    /// The outline, without explanations.
    public var description: String { text(explaining: false) }

    /// The outline as lines of text: each talk with the line of its title.
    ///
    /// - Parameter explaining: whether to say which rule decided.
    public func text(explaining: Bool) -> String {
        let place = [event, year.map(String.init)].compactMap { $0 }.joined(separator: " ")
        var lines = [
            "\(file): " + (place.isEmpty ? "" : place + ", ")
                + "\(talks.count) talk\(talks.count == 1 ? "" : "s")"
        ]
        if explaining { lines.append("    why: \(reason)") }
        let width = max(4, String(talks.map(\.line).max() ?? 0).count)
        let indent = String(repeating: " ", count: width + 2)
        for talk in talks {
            let number = String(talk.line)
            lines.append(
                String(repeating: " ", count: width - number.count) + number + "  " + talk.title)
            if explaining { lines.append(indent + "  why: \(talk.rule)") }
            for speaker in talk.speakers {
                var text = "by " + speaker.name
                if let handle = speaker.handle, !handle.hasSameBytes(as: speaker.name) {
                    text += " @" + handle
                }
                if let affiliation = speaker.affiliation { text += ", " + affiliation }
                lines.append(indent + text + " (line \(speaker.line))")
            }
            if explaining {
                if let rule = talk.speakerRule {
                    lines.append(indent + "  why: \(rule)")
                } else if talk.speakers.isEmpty {
                    lines.append(indent + "  nobody is named by any rule")
                }
            }
            if !talk.topics.isEmpty {
                lines.append(indent + "about " + talk.topics.joined(separator: ", "))
            }
            for url in talk.urls.prefix(3) { lines.append(indent + "see " + url) }
        }
        return lines.joined(separator: "\n")
    }
}
