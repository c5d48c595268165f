# `make help` lists what there is to make.

PREFIX ?= /usr/local
DESTDIR ?=

SWIFT ?= swift
BINARY := .build/release/certcheck
SOURCES := Package.swift $(wildcard Docs/Findings/*.md) \
	$(shell find Sources -name '*.swift' -o -name '*.h' -o -name '*.modulemap')

# Linux has no Swift of its own: the command carries its standard library. Apple's systems have one.
ifneq ($(shell uname -s),Darwin)
# Nor does it look for libraries beside itself, which the loader would do forty times at each start.
RELEASE_FLAGS := --static-swift-stdlib --disable-local-rpath
endif

LINTED := $(wildcard Sources Tests Package.swift)

.PHONY: help demo build test clients install uninstall lint format sanitize thread-sanitize fuzz fuzz-long docs bench clean
.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

demo: ## set up, build, and check a healthy and several faulty deployments
	@.ci/setup
	@$(MAKE) --no-print-directory build
	@.ci/demo $(BINARY) Fixtures

build: ## build the command in release mode
	$(SWIFT) build -c release $(RELEASE_FLAGS) --product certcheck

test: ## set up, then run all tests
	@.ci/setup test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest
	@.ci/external

install: $(BINARY) ## install under PREFIX (/usr/local): command, man page, completions
	install -d "$(DESTDIR)$(PREFIX)/bin" \
		"$(DESTDIR)$(PREFIX)/share/man/man1" \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
		"$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/certcheck"
	install -m 644 Docs/certcheck.1 "$(DESTDIR)$(PREFIX)/share/man/man1/certcheck.1"
	$(BINARY) --generate-completion-script bash \
		> "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/certcheck"
	$(BINARY) --generate-completion-script zsh \
		> "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_certcheck"
	$(BINARY) --generate-completion-script fish \
		> "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/certcheck.fish"

# Up to date means that `sudo make install` needs no compiler.
$(BINARY): $(SOURCES)
	@$(MAKE) --no-print-directory build

uninstall: ## remove what install put there
	rm -f "$(DESTDIR)$(PREFIX)/bin/certcheck" \
		"$(DESTDIR)$(PREFIX)/share/man/man1/certcheck.1" \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions/certcheck" \
		"$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_certcheck" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/certcheck.fish"

lint: ## judge the form of the code
	$(SWIFT) format lint --strict --parallel --recursive $(LINTED)
	@.ci/boundaries

format: ## put the code into form
	$(SWIFT) format --in-place --parallel --recursive $(LINTED)

sanitize: ## run the tests under AddressSanitizer, leaks included
	ASAN_OPTIONS=detect_leaks=1 \
	LSAN_OPTIONS=suppressions=$(CURDIR)/.ci/leaks.supp:print_suppressions=0 \
	$(SWIFT) test --disable-xctest --sanitize=address \
		--scratch-path .build-asan

thread-sanitize: ## run the library's tests under ThreadSanitizer
	TSAN_OPTIONS=halt_on_error=1 $(SWIFT) test --disable-xctest --sanitize=thread \
		--scratch-path .build-tsan --skip CommandTests --skip ConformanceTests

fuzz: ## feed mutated files to the readers, SECONDS (10) for each form
	@.ci/setup test
	@Tests/Fuzz/run $(or $(SECONDS),10)

clients: $(BINARY) ## ask real TLS clients about faulty deployments; RECORD=1 records the answers
	@.ci/setup all
	@Tests/Clients/run --certcheck $(BINARY) $(if $(RECORD),--record)

fuzz-long: ## the same for an hour, shared by all forms
	@$(MAKE) --no-print-directory fuzz SECONDS=400

docs: ## build the libraries' documentation; warnings are errors
	@.ci/docs

bench: ## measure what a verdict costs beside its signatures
	$(SWIFT) run --quiet --package-path Tests/Benchmarks --scratch-path .build-bench -c release Benchmarks

clean: ## remove everything that was built
	rm -rf .build .build-asan .build-tsan .build-fuzz .build-docs .build-bench
