"""The integration test: a fresh Debian, the service as installed, and its users. See `run`."""

import pathlib
import signal
import sys

import cases_bad_input
import cases_configuration
import cases_corpus
import cases_drop
import cases_faults
import cases_install
import cases_instances
import cases_uninstall
import cases_watchdog
from container import Container
from harness import Report
from service import Service

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]

# In this order: each leaves the service running and the folder empty for the next.
MODULES = [
    cases_install,
    cases_drop,
    cases_bad_input,
    cases_configuration,
    cases_faults,
    cases_watchdog,
    cases_instances,
    cases_corpus,
    cases_uninstall,
]


def main():
    wanted = set(sys.argv[1:])
    cases = [case for module in MODULES for case in module.CASES]
    unknown = wanted - {case.__name__ for case in cases}
    if unknown:
        sys.exit(f"no such case: {' '.join(sorted(unknown))}")

    # An interrupt runs the clean-up below like any other end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    report = Report()
    with Container(REPOSITORY) as container:
        service = Service(container)
        for case in cases:
            if wanted and case.__name__ not in wanted and case not in cases_install.ALWAYS:
                continue
            report.run(case, service)
            if report.broken and case in cases_install.ALWAYS:
                print("Without this nothing else can be checked.")
                break
            service.tidy()
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
