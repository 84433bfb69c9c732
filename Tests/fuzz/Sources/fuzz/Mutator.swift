import CLibFuzzer

/// Every second mutation moves words about: by bytes alone, one word seldom comes to stand whole beside another.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: UInt32) -> Int {
    var random = Random(state: UInt64(seed))
    guard Bool.random(using: &random) else { return LLVMFuzzerMutate(data, count, limit) }
    var words = UnsafeBufferPointer(start: data, count: count)
        .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map(Array.init)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
        let from = words.indices.randomElement(using: &random) ?? 0
        let to = words.indices.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: words.insert(words[from], at: to)
        case 1: words.swapAt(from, to)
        case 2 where words.count > 1: words.remove(at: from)
        default:
            // Two words in one, or one in two.
            if from + 1 < words.count, Bool.random(using: &random) {
                words[from] += words.remove(at: from + 1)
            } else {
                words[from].insert(UInt8(ascii: " "), at: Int.random(in: 0...words[from].count, using: &random))
            }
        }
    }
    let mutated = Array(words.joined(separator: [UInt8(ascii: " ")]).prefix(limit))
    for (index, byte) in mutated.enumerated() { data[index] = byte }
    return mutated.count
}

/// SplitMix64 (Steele, Lea, Flood 2014): the mutations of a seed are the same each time.
private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
