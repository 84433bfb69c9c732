# Hashiya. `make help` lists what there is to do.

PREFIX     ?= /usr
SYSCONFDIR ?= /etc
DESTDIR    ?=

BINDIR  = $(PREFIX)/bin
SBINDIR = $(PREFIX)/sbin
LIBDIR  = $(PREFIX)/lib
DATADIR = $(PREFIX)/share
DOCDIR  = $(DATADIR)/doc/hashiya

SWIFT ?= swift
# What is installed carries the Swift runtime in it: the machine that runs the service needs no Swift.
RELEASE_FLAGS = -c release --static-swift-stdlib
RELEASE_DIR   = .build/release
# The checks turn warnings into errors; a folder of their own keeps both builds from undoing each other.
CHECK_DIR   = .build-check
# Where the data of models lie; see docs/DATA.md.
DATA ?= ../shared/data
CHECK_FLAGS = --scratch-path $(CHECK_DIR) -Xswiftc -warnings-as-errors

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
# The steps of `check` share two cores and read best one after the other; SwiftPM uses the cores by itself.
.NOTPARALLEL:

.PHONY: help dependencies run build release test bench models clean \
	check check-begin check-format check-scripts check-test check-units check-linkage check-schema check-integration \
	check-promises check-fuzz prove fuzz \
	install install-files uninstall

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 26

## ---- to try and to develop ----

dependencies: # the Debian packages that a build needs, where they are missing
	@Scripts/install-dependencies build

run: dependencies ## build, annotate the examples in a fresh folder, show where the answers are
	@$(SWIFT) build
	@rm -rf .build/run && mkdir -p .build/run/drop && cp examples/*.txt .build/run/drop/
	@echo && echo "Annotating the examples in .build/run/drop:"
	@.build/debug/hashiya watch --once .build/run/drop
	@echo
	@echo "The answers are beside the articles:"
	@ls .build/run/drop/*.annotations.json | sed 's/^/  /'
	@echo
	@echo "Next:"
	@echo "  .build/debug/hashiya watch .build/run/drop    watch the folder, and drop articles of your own into it"
	@echo "  sudo make install                             install the service hashiyad"

build: dependencies ## build everything, for debugging
	$(SWIFT) build

release: dependencies ## build what is installed: optimised, with the Swift runtime in it
	$(SWIFT) build $(RELEASE_FLAGS)

test: dependencies ## build and run the tests
	$(SWIFT) test

bench: release ## measure throughput, memory and latency beside their peers
	benchmarks/run

models: dependencies ## make the models anew from the training data
	Scripts/make-models $(DATA)

prove: release ## prove in full that nothing is lost, torn or done twice: half an hour, as root
	HASHIYA_RESULTS=benchmarks/promises.json Tests/promises/run

fuzz: dependencies ## fuzz every target for ten minutes, under each sanitizer
	Tests/fuzz/run --seconds 600 --sanitizer address,thread

clean: ## take away what was built
	rm -rf .build $(CHECK_DIR) Tests/fuzz/.build*

## ---- to check ----

CHECKS = format scripts test units linkage schema integration promises fuzz

check: check-begin $(addprefix check-,$(CHECKS)) ## all checks, from the format to the service under a real systemd
	@echo && echo "make check: everything passed"

headline = @printf '\n==== %s (%s) ====\n' '$(1)' "$$(date +%T)"

check-begin:
	@Scripts/install-dependencies check

check-format:
	$(call headline,format)
	@$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests && echo "ok   swift format"

check-scripts:
	$(call headline,scripts)
	@shellcheck .ci/run $$(grep -lrE '^#!/bin/(ba)?sh' Scripts Tests benchmarks --exclude-dir='.build*') && echo "ok   shellcheck"
	@for script in $$(grep -lr --exclude-dir='.build*' '^#!/usr/bin/python3' Scripts Tests benchmarks) \
	    Tests/integration/*.py Tests/promises/*.py benchmarks/*.py; do \
	    /usr/bin/python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read(), sys.argv[1])' $$script; done && echo "ok   python"

check-test:
	$(call headline,tests)
	$(SWIFT) build --build-tests $(CHECK_FLAGS)
	$(SWIFT) test $(CHECK_FLAGS)

check-units:
	$(call headline,units and catalogues)
	@Scripts/check-units

# The build of the tests is a dynamic one, so it shows what the service would link.
check-linkage: release
	$(call headline,linkage)
	@Scripts/check-linkage dynamic $(CHECK_DIR)/debug/hashiyad
	@Scripts/check-linkage static $(RELEASE_DIR)/hashiyad $(RELEASE_DIR)/hashiya

check-schema: release
	$(call headline,schema)
	@Scripts/check-schema $(RELEASE_DIR)/hashiya

check-integration: release
	$(call headline,integration)
	@Tests/integration/run

check-promises: release
	$(call headline,promises)
	@Tests/promises/run --quick

check-fuzz:
	$(call headline,fuzz)
	@Tests/fuzz/run --seconds 20 --sanitizer address,thread

## ---- to install ----

# With sudo, the build is left to the user who owns the sources: root's PATH seldom has Swift, and nothing of root's
# is to be left in .build.
install: ## install below $(DESTDIR)$(PREFIX); an edited configuration is kept
	@Scripts/install-dependencies build
	@if [ "$$(id -u)" = 0 ] && [ -n "$${SUDO_USER:-}" ] && [ "$$SUDO_USER" != root ]; then \
	    sudo --user="$$SUDO_USER" --login make -C '$(CURDIR)' release; \
	else \
	    $(MAKE) --no-print-directory release; \
	fi
	@$(MAKE) --no-print-directory install-files

install-files:
	install -D --strip --mode=755 $(RELEASE_DIR)/hashiyad $(DESTDIR)$(SBINDIR)/hashiyad
	install -D --strip --mode=755 $(RELEASE_DIR)/hashiya $(DESTDIR)$(BINDIR)/hashiya
	install -d $(DESTDIR)$(LIBDIR)/systemd/system
	for unit in hashiyad.service hashiyad@.service; do \
	    sed 's,/usr/sbin/hashiyad,$(SBINDIR)/hashiyad,' systemd/$$unit >$(DESTDIR)$(LIBDIR)/systemd/system/$$unit; \
	    chmod 644 $(DESTDIR)$(LIBDIR)/systemd/system/$$unit; \
	done
	install -D --mode=644 systemd/hashiya.sysusers.conf $(DESTDIR)$(LIBDIR)/sysusers.d/hashiya.conf
	install -D --mode=644 systemd/hashiya.tmpfiles.conf $(DESTDIR)$(LIBDIR)/tmpfiles.d/hashiya.conf
	install -D --mode=644 --target-directory=$(DESTDIR)$(LIBDIR)/systemd/catalog systemd/*.catalog
	install -D --mode=644 --target-directory=$(DESTDIR)$(DATADIR)/hashiya schema/*.schema.json
	install -D --mode=644 --target-directory=$(DESTDIR)$(DOCDIR) systemd/notify-reload.conf \
	    $(wildcard README.md ARCHITECTURE.md CHANGELOG.md LICENSE docs/*.md)
	install -D --mode=644 --target-directory=$(DESTDIR)$(DOCDIR)/examples examples/*.txt
	install -d $(DESTDIR)$(DATADIR)/man/man1 $(DESTDIR)$(DATADIR)/man/man8
	$(RELEASE_DIR)/hashiya --experimental-dump-help | Scripts/generate-manual 1 | gzip -9n \
	    >$(DESTDIR)$(DATADIR)/man/man1/hashiya.1.gz
	$(RELEASE_DIR)/hashiyad --experimental-dump-help | Scripts/generate-manual 8 | gzip -9n \
	    >$(DESTDIR)$(DATADIR)/man/man8/hashiyad.8.gz
	install -d $(DESTDIR)$(DATADIR)/bash-completion/completions $(DESTDIR)$(DATADIR)/zsh/vendor-completions \
	    $(DESTDIR)$(DATADIR)/fish/vendor_completions.d
	$(foreach program,hashiya hashiyad,$(call completions,$(program)))
	@Scripts/install-configuration etc/hashiya/hashiyad.toml $(DESTDIR)$(SYSCONFDIR)/hashiya/hashiyad.toml
	@DESTDIR='$(DESTDIR)' Scripts/after-install

define completions
$(RELEASE_DIR)/$(1) --generate-completion-script bash >$(DESTDIR)$(DATADIR)/bash-completion/completions/$(1)
	$(RELEASE_DIR)/$(1) --generate-completion-script zsh >$(DESTDIR)$(DATADIR)/zsh/vendor-completions/_$(1)
	$(RELEASE_DIR)/$(1) --generate-completion-script fish >$(DESTDIR)$(DATADIR)/fish/vendor_completions.d/$(1).fish
	
endef

uninstall: ## take away what `install` put there; configuration and articles stay
	@DESTDIR='$(DESTDIR)' Scripts/before-uninstall
	rm -f $(addprefix $(DESTDIR),$(SBINDIR)/hashiyad $(BINDIR)/hashiya \
	    $(LIBDIR)/systemd/system/hashiyad.service $(LIBDIR)/systemd/system/hashiyad@.service \
	    $(LIBDIR)/sysusers.d/hashiya.conf $(LIBDIR)/tmpfiles.d/hashiya.conf \
	    $(LIBDIR)/systemd/catalog/hashiya.catalog $(LIBDIR)/systemd/catalog/hashiya.ar.catalog \
	    $(DATADIR)/man/man1/hashiya.1.gz $(DATADIR)/man/man8/hashiyad.8.gz \
	    $(foreach program,hashiya hashiyad,$(DATADIR)/bash-completion/completions/$(program) \
	        $(DATADIR)/zsh/vendor-completions/_$(program) $(DATADIR)/fish/vendor_completions.d/$(program).fish))
	rm -rf $(DESTDIR)$(DATADIR)/hashiya $(DESTDIR)$(DOCDIR)
	@DESTDIR='$(DESTDIR)' Scripts/after-uninstall
