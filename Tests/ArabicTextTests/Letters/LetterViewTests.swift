import ArabicText
import Testing

@Suite struct LetterViewTests {
    private static let views = [LetterView.orthographic, .bareAlef, .loose]

    private func folds(_ view: LetterView) -> String {
        (UInt8.min...255).filter { view[$0] != $0 }.map { "\(Letter.string([$0]))\(Letter.string([view[$0]]))" }
            .joined(separator: " ")
    }

    @Test("A view folds what it says and nothing else")
    func viewsFoldWhatTheySay() {
        #expect(folds(.orthographic) == "")
        #expect(folds(.bareAlef) == "آا أا إا")
        #expect(folds(.loose) == "آا أا ؤو إا ئي ةه ىي")
    }

    @Test("Folding twice is folding once, and a looser view swallows a stricter one")
    func viewsAreIdempotent() {
        for code in UInt8.min...255 {
            for view in Self.views { #expect(view[view[code]] == view[code]) }
            #expect(LetterView.loose[LetterView.bareAlef[code]] == LetterView.loose[code])
        }
    }

    @Test("A word is folded letter by letter")
    func wordsFold() {
        let codes = Letter.codes(of: "إلى مؤسسة آسيا")
        for view in Self.views { #expect(view(codes) == codes.map { view[$0] }) }
        #expect(Letter.string(LetterView.loose(codes)) == "الي موسسه اسيا")
        #expect(Letter.string(LetterView.bareAlef(codes)) == "الى مؤسسة اسيا")
    }
}
