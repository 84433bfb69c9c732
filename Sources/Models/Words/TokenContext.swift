/// A written word and its neighbours, as the segmenter sees them.
package struct TokenContext {
    var before: WordShape
    var word: WordShape
    var after: WordShape

    package init(before: WordShape, word: WordShape, after: WordShape) {
        self.before = before
        self.word = word
        self.after = after
    }
}
