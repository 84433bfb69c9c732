import ArabicText
import Models
import Testing

@Suite struct EqualHashTests {
    /// A word of letters whose hash is that of ب alone: FNV-1a is not made to withstand those who look for such words, which takes
    /// half a minute.
    static let twin = [
        "وبقإخءدهسندأضقغحئذشةظاإؤعفجبوصودففحأطءنأواتطلإإؤجذقنغميإنآثئطءنلآئهفجدءإطؤهزشؤجأ",
        "شءلغحثجزجلآشإءروظاطؤضصثووىثهتؤحئذذتذثهععأةآفمفنىثشصظسبضثخنحطؤىئنجظصةششصخآرعئريطم",
        "دثفعضيكهظزقآعطدتئثءرىأظلضبدزىصنشجنيخضإقحءأؤءرىآلأختهضةصنصقززطرعذهيةنئياكمملذتئهم",
    ].joined()

    @Test("A word made to have another's hash is not taken for it, and stops no reader")
    func equalHashesAreHarmless() async {
        await #expect(processExitsWith: .success) {
            // The letters that both are cut by must be their own.
            #expect(WordHash(Letter.codes(of: EqualHashTests.twin)).value == WordHash([Letter.beh]).value)
            let alone = try Reader.read("ب", with: Reader.fresh())
            let read = try Reader.read(EqualHashTests.twin + "\nب", with: Reader.fresh())
            #expect(read.faults == [])
            #expect(read.lines.last == alone.lines.last)
        }
    }
}
