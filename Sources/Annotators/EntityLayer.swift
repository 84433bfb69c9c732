internal import AnnotationSchema
internal import ArabicText

/// Finds countries by name and demonym, and capitals by name.
///
/// At each word the longest known form wins. The word is read whole first; proclitics are cut off only where the rest is a
/// known form, and stay outside the span.
public struct EntityLayer: Layer {
    private let gazetteer: Gazetteer
    private let language = LooseText(phrase: "لغة").codes

    /// Creates the layer.
    public init(_ lexicons: Lexicons) {
        gazetteer = lexicons.gazetteer
    }

    /// Adds entities; tokens must be known.
    public func annotate(_ draft: inout Draft) throws(DeadlineExceeded) {
        var entities: [Entity] = []
        var entityOfPlace: [Int: Int] = [:]
        var token = 0
        while token < draft.tokens.count {
            try draft.deadline.check(at: token)
            guard draft.tokens[token].kind == .word, let found = find(in: draft, at: token) else {
                token += 1
                continue
            }
            if let index = entityOfPlace[found.place] {
                entities[index].mentions.append(found.mention)
            } else {
                let place = gazetteer.places[found.place]
                entityOfPlace[found.place] = entities.count
                entities.append(
                    Entity(
                        id: "e\(entities.count + 1)", type: .location, name: place.name, mentions: [found.mention],
                        links: place.links, actorCode: place.actorCode))
            }
            token = found.last + 1
        }
        draft.entities = entities
    }

    private struct Found {
        var place: Int
        var mention: Mention
        var last: Int
    }

    private func find(in draft: Draft, at token: Int) -> Found? {
        let range = draft.loose.codeRange(of: token)
        guard range.count > 1 else { return nil }
        for reading in ProcliticReadings(draft.loose.codes, in: range) {
            if !reading.leadingAlef, reading.start < range.lowerBound + 2,
                !gazetteer.wordGuards(draft.loose, reading.start..<range.upperBound).allSatisfy({
                    $0.allows(draft.loose, first: token, last: token)
                })
            {
                // The word, perhaps after و, is an ordinary one whatever its letters could be cut into.
                return nil
            }
            var found: Found?
            _ = gazetteer.match(
                draft.loose, token: token, start: reading.start, leadingAlef: reading.leadingAlef
            ) { form, last in
                guard let (place, kind) = resolve(form, reading, draft, first: token, last: last) else { return false }
                let whole = reading.start == range.lowerBound
                let begin = whole ? draft.tokens[token].begin : draft.loose.source(ofCode: reading.start)
                found = Found(
                    place: place, mention: Mention(range: begin..<draft.tokens[last].end, kind: kind), last: last)
                return true
            }
            if let found { return found }
        }
        return nil
    }

    /// What a form stands for here, or nil where it is an ordinary word.
    private func resolve(
        _ form: Form, _ reading: ProcliticReadings.Reading, _ draft: Draft, first: Int, last: Int
    ) -> (place: Int, kind: Mention.Kind)? {
        func allowed(_ target: Guard.Target) -> Bool {
            form.guards.allSatisfy { rule in
                (rule.target != target && rule.target != .any) || rule.allows(draft.loose, first: first, last: last)
            }
        }
        let tanween = form.demonym != nil && hasTanween(draft, last)
        if let place = form.country ?? form.city, !tanween {
            if allowed(.name) { return (place, .name) }
            // Guards of a name that a country shares with a capital tell the country from the capital.
            if form.country != nil, let city = form.city { return (city, .name) }
            if form.isAccusative { return nil }
        }
        if let place = form.demonym, !isLanguage(form, reading, draft, first), allowed(.demonym) {
            return (place, .demonym)
        }
        return nil
    }

    /// تركيًا is a Turk in the accusative, never the country.
    private func hasTanween(_ draft: Draft, _ token: Int) -> Bool {
        draft.text.scalars[draft.tokens[token].range].suffix(3).contains(0x064B)
    }

    /// اللغة الفرنسية names a language, and so does بالفرنسية.
    private func isLanguage(_ form: Form, _ reading: ProcliticReadings.Reading, _ draft: Draft, _ token: Int) -> Bool {
        if reading.preposition == LooseLetters.beh, form.key.last == 0x0647, form.key.hasArticle(in: form.key.indices) {
            return true
        }
        guard draft.loose.isFollowed(token - 1) else { return false }
        let range = draft.loose.codeRange(of: token - 1)
        let codes = draft.loose.codes[range]
        // لغة itself with any proclitics and article before it: the longest is وباللغة, seven letters.
        return codes.count <= 7 && codes.suffix(language.count).elementsEqual(language)
            && ProcliticReadings(draft.loose.codes, in: range).contains { reading in
                let rest = reading.start..<range.upperBound
                let bare = reading.leadingAlef ? 1 : draft.loose.codes.hasArticle(in: rest) ? 2 : 0
                return rest.count - bare == language.count
            }
    }
}
