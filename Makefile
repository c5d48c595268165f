# `make help` lists what there is to make.

PREFIX ?= /usr/local
DESTDIR ?=

SWIFT ?= swift
BINARY := .build/release/certcheck
SOURCES := Package.swift $(wildcard Docs/Findings/*.md) \
	$(shell find Sources -name '*.swift' -o -name '*.h' -o -name '*.modulemap')

REPOSITORY ?= https://github.com/OWNER/certcheck
SWIFTPM_FLAGS ?=
STATIC := .build/static

# The same commit gives the same bytes wherever it lies.
RELEASE_FLAGS := -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=.
# Linux has no Swift of its own: the command carries its standard library. Apple's systems have one.
ifneq ($(shell uname -s),Darwin)
# Nor does it look for libraries beside itself, which the loader would do forty times at each start.
# C++'s library is linked in where the compiler has it: to load it takes a quarter of a start.
RELEASE_FLAGS += --static-swift-stdlib --disable-local-rpath \
	-Xlinker -z -Xlinker relro -Xlinker -z -Xlinker now \
	-Xswiftc -L$(CURDIR)/$(STATIC) -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
UNITDIR ?= $(PREFIX)/lib/systemd/system
endif

LINTED := $(wildcard Sources Tests Package.swift)

.PHONY: help demo build test test-sizes test-corpora clients servers spark install uninstall dist check-dist reproducible lint format sanitize thread-sanitize fuzz fuzz-long docs bench clean
.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

demo: ## set up, build, and check a healthy and several faulty deployments
	@.ci/setup
	@$(MAKE) --no-print-directory build
	@.ci/demo $(BINARY) Fixtures

build: ## build the command in release mode
	@.ci/link-static $(STATIC)
	$(SWIFT) build -c release $(SWIFTPM_FLAGS) $(RELEASE_FLAGS) --product certcheck

test: ## set up, then run all tests but those of the next two
	@.ci/setup test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest --skip HostileSizeTests --skip ConformanceTests
	@.ci/external

test-sizes: ## what hostile input costs, in several sizes
	@.ci/setup test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest --filter HostileSizeTests

test-corpora: ## the verdicts on the cases of other projects
	@.ci/setup test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest --filter ConformanceTests

DATA = $(DESTDIR)$(PREFIX)/share
install: $(BINARY) ## install under PREFIX (/usr/local): command, manual, completions, units
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DATA)/bash-completion/completions" \
		"$(DATA)/zsh/site-functions" "$(DATA)/fish/vendor_completions.d"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/certcheck"
	$(BINARY) --generate-completion-script bash > "$(DATA)/bash-completion/completions/certcheck"
	sed -i.with '1{/^#!/d;}' "$(DATA)/bash-completion/completions/certcheck"
	rm "$(DATA)/bash-completion/completions/certcheck.with"
	$(BINARY) --generate-completion-script zsh > "$(DATA)/zsh/site-functions/_certcheck"
	$(BINARY) --generate-completion-script fish > "$(DATA)/fish/vendor_completions.d/certcheck.fish"
	.ci/install-share "$(PREFIX)" "$(DESTDIR)" $(if $(UNITDIR),"$(UNITDIR)")

# Up to date means that `sudo make install` needs no compiler.
$(BINARY): $(SOURCES)
	@$(MAKE) --no-print-directory build

uninstall: ## remove what install put there
	rm -f "$(DESTDIR)$(PREFIX)/bin/certcheck" "$(DATA)/bash-completion/completions/certcheck" \
		"$(DATA)/zsh/site-functions/_certcheck" "$(DATA)/fish/vendor_completions.d/certcheck.fish"
	.ci/install-share --remove "$(PREFIX)" "$(DESTDIR)" $(if $(UNITDIR),"$(UNITDIR)")

dist: ## make everything that a release is published as, in .build/dist
	@.ci/setup dist
	@REPOSITORY="$(REPOSITORY)" .ci/dist

check-dist: dist ## make it, then read, install, run and remove it
	@.ci/setup check-dist
	@.ci/check-dist

reproducible: ## make it twice from this commit, in two folders, and compare the bytes
	@.ci/check-reproducible

lint: ## judge the form of the code
	$(SWIFT) format lint --strict --parallel --recursive $(LINTED)
	@.ci/boundaries
	@.ci/english
	@.ci/prose

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

servers: $(BINARY) ## ask real servers of every protocol with STARTTLS; RECORD=1 writes the table
	@.ci/setup all
	@Tests/Servers/run --certcheck $(BINARY) $(if $(RECORD),--record)

spark: $(BINARY) ## judge 200,000 requests on Apache Spark, and compare with batch alone
	@.ci/setup spark
	@Tests/Spark/run --certcheck $(BINARY)

fuzz-long: ## the same for an hour, shared by all forms
	@$(MAKE) --no-print-directory fuzz SECONDS=300

docs: ## build the libraries' documentation; warnings are errors
	@.ci/docs

bench: ## measure what a verdict costs beside its signatures
	$(SWIFT) run --quiet --package-path Tests/Benchmarks --scratch-path .build-bench -c release Benchmarks

clean: ## remove everything that was built
	rm -rf .build .build-asan .build-tsan .build-fuzz .build-docs .build-bench
