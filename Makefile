# `make help` lists the targets. Everything here can also be done with
# `swift build` and `swift test`: see "Without make" in README.md.

PREFIX ?= $(shell if [ -w /usr/local/bin ]; then echo /usr/local; else echo "$$HOME/.local"; fi)
PROGRAM = .build/release/confgraph
DEMO = .build/demo.db

.PHONY: help demo test build install uninstall lint bench clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

demo: build ## build, load Examples/ and show what the graph can answer
	@Scripts/demo $(PROGRAM) $(DEMO)

test: ## set up, then run all tests
	@Scripts/swift test

build: ## set up, then build the program for release
	@Scripts/swift build -c release --product confgraph

install: build ## install the program in PREFIX (default: /usr/local, or ~/.local where that is not writable)
	@mkdir -p "$(DESTDIR)$(PREFIX)/bin"
	@install -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/confgraph"
	@echo "installed $(DESTDIR)$(PREFIX)/bin/confgraph"
	@case ":$$PATH:" in *":$(PREFIX)/bin:"*) ;; \
	*) echo "$(PREFIX)/bin is not on PATH; add it with: export PATH=\"$(PREFIX)/bin:\$$PATH\"" ;; esac

uninstall: ## remove what install put there
	@rm -f "$(DESTDIR)$(PREFIX)/bin/confgraph"
	@echo "removed $(DESTDIR)$(PREFIX)/bin/confgraph"

lint: ## check the format of all Swift files
	@Scripts/lint

bench: ## measure against hand-written SQLite and print a table
	@Scripts/bench

clean: ## remove what was built
	@rm -rf .build Benchmarks/.build
