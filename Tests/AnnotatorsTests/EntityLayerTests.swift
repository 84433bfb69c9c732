import AnnotationSchema
import Annotators
import ArabicText
import Testing

@Suite struct EntityLayerTests {
    let lexicons: Lexicons

    init() throws { lexicons = try Lexicons(overrides: Sample.files) }

    /// Mentions in text order as `words@begin code`, demonyms with a star.
    private func mentions(_ text: String) -> [String] {
        let draft = draft(text, lexicons)
        return draft.entities.flatMap { entity in
            entity.mentions.map { mention in
                let mark = mention.kind == .demonym ? "*" : ""
                return (
                    mention.begin,
                    draft.text.slice(mention.range) + "@\(mention.begin) "
                        + (entity.links.iso3166 ?? "") + (entity.links.geonames == nil ? "" : "+") + mark
                )
            }
        }
        .sorted { $0.0 < $1.0 }.map(\.1)
    }

    @Test(
        "Clitics stay outside the span, at the exact scalar",
        arguments: [
            ("العراق", ["العراق@0 IQ"]), ("والعراق", ["العراق@1 IQ"]), ("بالعراق", ["العراق@1 IQ"]),
            ("فبالعراق", ["العراق@2 IQ"]), ("كالعراق", ["العراق@1 IQ"]), ("للعراق", ["لعراق@1 IQ"]),
            ("وللعراق", ["لعراق@2 IQ"]), ("بفرنسا", ["فرنسا@1 FR"]), ("ولفرنسا", ["فرنسا@2 FR"]),
            ("وَلِلعِرَاقِ", ["لعِرَاقِ@4 IQ"]), ("بــفرنسا", ["فرنسا@3 FR"]), ("العـراق", ["العـراق@0 IQ"]),
            ("وَبِفَرَنْسَا", ["فَرَنْسَا@4 FR"]), ("للبنان", ["لبنان@1 LB"]), ("ولبنان", ["لبنان@1 LB"]),
            ("لألمانيا", ["ألمانيا@1 DE"]), ("واشنطن", ["واشنطن@0 US+"]), ("وواشنطن", ["واشنطن@1 US+"]),
            ("للولايات المتحدة", ["لولايات المتحدة@1 US"]), ("والولايات المتحدة", ["الولايات المتحدة@1 US"]),
            ("«باريس»،", ["باريس@1 FR+"]), ("\u{200F}لباريس\u{200F}", ["باريس@2 FR+"]), ("ﺍﻟﻌﺮﺍﻕ", ["ﺍﻟﻌﺮﺍﻕ@0 IQ"]),
            ("سعراق", []), ("أفرنسا", []), ("فرنسانا", []), ("عراق", []), ("بب", []), ("و", []),
        ] as [(String, [String])])
    func cliticsStayOutside(text: String, expected: [String]) {
        #expect(mentions(text) == expected)
    }

    @Test(
        "The longest name wins",
        arguments: [
            ("الولايات المتحدة الأمريكية", ["الولايات المتحدة الأمريكية@0 US"]),
            ("الولايات المتحدة وفرنسا", ["الولايات المتحدة@0 US", "فرنسا@18 FR"]),
            ("الولايات الأمريكية", ["الأمريكية@9 US*"]), ("الولايات، المتحدة", []), ("الولايات\n\nالمتحدة", []),
            ("الولايات\nالمتحدة", ["الولايات\nالمتحدة@0 US"]), ("غينيا-بيساو", ["غينيا-بيساو@0 GW"]),
            ("الجمهورية الفرنسية", ["الجمهورية الفرنسية@0 FR"]), ("الكوري الشمالي", ["الكوري الشمالي@0 KP*"]),
            ("واشنطن العاصمة", ["واشنطن العاصمة@0 US+"]),
        ] as [(String, [String])])
    func longestWins(text: String, expected: [String]) {
        #expect(mentions(text) == expected)
    }

    @Test(
        "All forms of a nisba are demonyms, with and without article and clitics",
        arguments: [
            "فرنسي", "فرنسية", "فرنسيان", "فرنسيين", "فرنسيون", "فرنسيتان", "فرنسيتين", "فرنسيات", "فرنسيا", "فرنسيًا",
            "فرنسياً",
            "الفرنسي", "الفرنسية", "الفرنسيان", "الفرنسيين", "الفرنسيون", "الفرنسيتان", "الفرنسيتين", "الفرنسيات",
            "ألمان", "الألمان",
            "الأتراك", "أتراك", "تركيًا", "تركياً", "هنود",
        ])
    func demonyms(form: String) {
        for clitic in ["", "و", "ك", "وك"] {
            let found = draft("قال " + clitic + form + " اليوم", lexicons).entities.flatMap(\.mentions)
            let begin = 4 + clitic.unicodeScalars.count
            #expect(found == [Mention(range: begin..<(begin + form.unicodeScalars.count), kind: .demonym)])
        }
    }

    @Test(
        "Names, languages and ordinary words are no demonyms, and the other way round",
        arguments: [
            ("تركيا", ["تركيا@0 TR"]), ("مسؤولاً تركياً", ["تركياً@8 TR*"]), ("ألمانيا", ["ألمانيا@0 DE"]),
            ("باللغة الفرنسية", []), ("اللغة التركية", []), ("لغة فرنسية", []), ("وللغة الفرنسية", []),
            ("بالفرنسية", []), ("بلغة الفرنسيين", []), ("لغة الشرطة الفرنسية", ["الفرنسية@11 FR*"]),
            ("البلاغة الفرنسية", ["الفرنسية@8 FR*"]), ("للفرنسيين", ["لفرنسيين@1 FR*"]),
            ("والفرنسيين", ["الفرنسيين@1 FR*"]), ("فرنسيته", []),
        ] as [(String, [String])])
    func languagesAreNoDemonyms(text: String, expected: [String]) {
        #expect(mentions(text) == expected)
    }

    @Test(
        "Guards keep ordinary words out",
        arguments: [
            ("في مالي", ["مالي@3 ML"]), ("مدير مالي", []), ("والمدير مالي", []), ("إيرادات مالي", []), ("مالي و", []),
            ("تمر هندي", []), ("التمر الهندي", []), ("تمر هندية", []), ("هندي", ["هندي@0 IN*"]), ("غينيا", []),
            ("في غينيا", ["غينيا@3 GN"]), ("وإلى غينيا", ["غينيا@5 GN"]), ("عمان", ["عمان@0 OM"]),
            ("عمان الأهلية", ["عمان@0 JO+"]),
            ("بنوك", []), ("وبنوك", []), ("ببنوك", []), ("نوك", ["نوك@0 GL+"]), ("لنوك", ["نوك@1 GL+"]),
            ("مدير\n\nمالي", ["مالي@6 ML"]),
        ] as [(String, [String])])
    func guards(text: String, expected: [String]) {
        #expect(mentions(text) == expected)
    }

    @Test("Entities are numbered by first mention, gather their mentions and carry codes and coordinates")
    func entitiesGather() {
        let entities = draft("باريس والعراق: باريس عاصمة فرنسا، والجيش العراقي في بلاد الفرنسيين", lexicons).entities
        #expect(entities.map(\.id) == ["e1", "e2", "e3"])
        #expect(entities.map(\.name) == ["باريس", "العراق", "فرنسا"])
        #expect(entities.map(\.actorCode) == [nil, "IRQ", "FRA"])
        #expect(entities.map(\.type) == [.location, .location, .location])
        #expect(entities.map(\.mentions.count) == [2, 2, 2])
        #expect(entities[1].mentions.map(\.kind) == [.name, .demonym])
        #expect(entities[0].links.geonames == .init(id: 2_988_507, latitude: 48.85341, longitude: 2.3488))
        #expect(entities[0].links.iso3166 == "FR" && entities[1].links.iso3166 == "IQ")
        #expect(entities[1].links.geonames == nil)
    }
}
