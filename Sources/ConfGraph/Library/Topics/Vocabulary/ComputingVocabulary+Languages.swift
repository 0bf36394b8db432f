extension ComputingVocabulary {
    /// Languages, and what programs are written with.
    static let languages = #"""
        active record (library)
            also: activerecord
            broader: ruby, object-relational mapping
        agda (language)
            broader: "tla+"
        akka (library)
            broader: actor model
        angular (framework)
            also: angularjs, angular.js
            broader: javascript, web
        apache license (license)
            broader: licensing
        asp.net (framework)
            also: dotnet, .net core
            broader: web
        asyncio (library)
            broader: python, asynchronous programming
        backbone (framework)
            also: backbone.js, backbonejs
            broader: javascript, web
            exact: Backbone, Backbone.js
        bash (language)
            also: shell script, shell scripting
            broader: command line
        bokeh (library)
            broader: matplotlib
        c language (language)
            broader: programming language
            exact: C89, C99, C11, ANSI C
        "c#" (language)
            also: csharp
            broader: programming language
        "c++" (language)
            also: cpp
            broader: programming language
        celery (library)
            broader: python, message queue
            exact: Celery
        clojure (language)
            broader: lisp
        clojurescript (language)
            broader: clojure
        cobol (language)
            broader: programming language
        content security policy (standard)
            broader: web security
        crystal (language)
            also: crystal lang
            broader: programming language
            exact: Crystal
        css (language)
            also: css3
            broader: web
        custom elements (standard)
            broader: web components
        d3 (library)
            also: d3.js, d3js
            broader: javascript, data visualization
            exact: D3, D3.js
        dart (language)
            also: dartlang
            broader: programming language
            exact: Dart
        django (framework)
            broader: python, web
        dockerfile (format)
            broader: docker
        electron (framework)
            broader: javascript
            exact: Electron
        elixir (language)
            broader: erlang
            exact: Elixir
        elm (language)
            broader: functional programming
            exact: Elm
        ember (framework)
            also: emberjs, ember.js
            broader: javascript, web
            exact: Ember, EmberJS
        erlang (language)
            broader: functional programming, concurrency
        eventlet (library)
            broader: gevent
        "f#" (language)
            also: fsharp
            broader: functional programming
        fastapi (framework)
            broader: python, web
        flask (framework)
            broader: python, web
            exact: Flask
        flutter (framework)
            broader: xamarin
        fortran (language)
            broader: programming language, scientific computing
        gevent (library)
            broader: python, asynchronous programming
        go (language)
            broader: programming language
            exact: Go, Golang, golang, GoLang
                unless: Go to, Pokemon Go, Go ahead
                within: 1
        gpl (license)
            broader: licensing
        graphql (language)
            broader: api design
        gremlin (language)
            broader: graph database
        haskell (language)
            broader: functional programming
        hibernate (library)
            broader: object-relational mapping
        html (language)
            also: html5
            broader: web
        ionic (framework)
            broader: xamarin
        java (language)
            broader: programming language
        javascript (language)
            also: ecmascript, es6
            broader: programming language
        jquery (library)
            broader: javascript
        json (format)
            broader: data format
        julia (language)
            also: julialang
            broader: programming language, scientific computing
            exact: Julia
                in: title
        junit (library)
            broader: unit testing
        kotlin (language)
            broader: programming language
        laravel (framework)
            broader: php, web
        libuv (library)
            broader: event loop
        lisp (language)
            also: common lisp
            broader: programming language
        lua (language)
            broader: programming language
        lucene (library)
            broader: solr
        matplotlib (library)
            broader: python, data visualization
        micropython (language)
            broader: arduino
        nim (language)
            broader: programming language
            exact: Nim
        numpy (library)
            broader: python, scientific computing
        objective-c (language)
            broader: programming language
        ocaml (language)
            broader: functional programming
        openapi (format)
            also: swagger
            broader: api design
        opencv (library)
            broader: computer vision
        opengl (standard)
            broader: computer graphics
        opentelemetry (standard)
            broader: distributed tracing
        opentracing (standard)
            broader: distributed tracing
        otp (library)
            broader: erlang
        pandas (library)
            broader: python, data analysis
        pep 484 (standard)
            broader: gradual typing
        perl (language)
            broader: programming language
        pharo (language)
            broader: smalltalk
        phoenix (framework)
            broader: elixir, web
            exact: Phoenix
        php (language)
            broader: programming language
        prolog (language)
            broader: logic programming
        pyramid (framework)
            broader: python, web
            exact: Pyramid
        pytest (library)
            broader: unit testing
        python (language)
            also: cpython
            broader: programming language
        pytorch (library)
            broader: deep learning, python
        quickcheck (library)
            broader: property-based testing
        r language (language)
            also: rstats
            broader: programming language, statistics
        rack (library)
            broader: ruby, web
            exact: Rack
        racket (language)
            broader: scheme language
        raku (language)
            also: perl 6
            broader: perl
        rdf (standard)
            broader: semantic web
        react (framework)
            also: reactjs, react.js
            broader: javascript, web
            exact: React
        react native (framework)
            broader: react, mobile development
        redux (library)
            broader: javascript
        ruby (language)
            also: mri
            broader: programming language
        ruby on rails (framework)
            also: rails
            broader: ruby, web
        rust (language)
            also: rustlang
            broader: programming language
            exact: Rust
        sass (language)
            broader: css
            exact: Sass, SASS
        scala (language)
            broader: programming language, functional programming
        scheme language (language)
            broader: lisp
        scikit-learn (library)
            also: sklearn
            broader: python, machine learning
        scipy (library)
            broader: python, scientific computing
        seaborn (library)
            broader: matplotlib
        shadow dom (standard)
            broader: dom
        sinatra (framework)
            broader: ruby, web
            exact: Sinatra
        smalltalk (language)
            broader: object-oriented programming
        sparql (language)
            broader: graph database, semantic web
        spring (framework)
            also: spring boot
            broader: java, web
            exact: Spring Boot, Spring Framework, Spring MVC
        sql (language)
            broader: database
        sqlalchemy (library)
            broader: python, object-relational mapping
        swift (language)
            also: swiftlang
            broader: programming language
            exact: Swift
        swiftui (framework)
            broader: swift, ios
        symfony (framework)
            broader: laravel
        tensorflow (library)
            also: keras
            broader: deep learning
        tornado (framework)
            broader: python, asynchronous programming
            exact: Tornado
        twisted (framework)
            broader: python, asynchronous programming
            exact: Twisted
        typescript (language)
            broader: javascript
        uikit (framework)
            broader: ios
        unicode (standard)
            also: utf-8
        verilog (language)
            broader: fpga
        vhdl (language)
            broader: fpga
        vue (framework)
            also: vuejs, vue.js
            broader: javascript, web
        web audio (standard)
            broader: audio programming
        webgl (standard)
            broader: computer graphics
        wsgi (standard)
            broader: python, web
        xamarin (framework)
            broader: mobile development
        xgboost (library)
            broader: decision tree
        xml (format)
            broader: data format
        yaml (format)
            broader: data format
        zeromq (library)
            also: 0mq
            broader: message queue
        zig (language)
            also: ziglang
            broader: programming language
            exact: Zig

        """#
}
