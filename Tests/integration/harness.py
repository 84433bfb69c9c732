"""Counting what passed and what failed, and waiting with a bound."""

import time
import traceback


class Failure(Exception):
    """A check that did not hold and after which the case cannot go on."""


class Report:
    """Runs cases one after the other; a case that breaks does not stop the next."""

    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.broken = False
        self.started = time.monotonic()

    def run(self, case, service):
        begun = time.monotonic()
        print(f"\n-- {case.__name__}: {(case.__doc__ or '').strip()}", flush=True)
        before = self.failed
        try:
            case(service, self.check)
        except Failure as failure:
            self.check(False, str(failure))
        except Exception:  # A fault of the test itself is a failure too, never a pass.
            traceback.print_exc()
            self.check(False, f"{case.__name__} broke off")
        self.broken = self.failed > before
        if self.broken:
            print(service.last_words(), flush=True)
        print(f"   {time.monotonic() - begun:.1f} s", flush=True)

    def check(self, holds, what, found=None):
        """Counts one fact; `found` is printed where it does not hold."""
        if holds:
            self.passed += 1
            print(f"PASS {what}", flush=True)
        else:
            self.failed += 1
            print(f"FAIL {what}" + (f" (found: {found!r})" if found is not None else ""), flush=True)
        return bool(holds)

    def close(self):
        print(f"\nintegration: {time.monotonic() - self.started:.0f} s")
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        return 1 if self.failed or not self.passed else 0


def wait_until(holds, what, seconds=15, every=0.05):
    """Waits until holds() is true and returns its value; a Failure after the time."""
    end = time.monotonic() + seconds
    while True:
        value = holds()
        if value:
            return value
        if time.monotonic() > end:
            raise Failure(f"within {seconds} s: {what}")
        time.sleep(every)
