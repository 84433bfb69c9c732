import CLibFuzzer
import Glibc

// Before libFuzzer begins: it would take the exit for a fault of the input.
_ = Properties.chosen
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
let status = LLVMFuzzerRunDriver(&count, &arguments) { data, count in
    Properties.chosen(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
}
exit(status)
