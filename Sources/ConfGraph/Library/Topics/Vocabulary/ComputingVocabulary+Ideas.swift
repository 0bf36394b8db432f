extension ComputingVocabulary {
    /// Fields, concepts and practices.
    static let ideas = #"""
        a/b testing (practice)
            also: ab testing, split testing
            broader: statistics
        accessibility (practice)
            also: a11y
            broader: user experience
        actor model (concept)
            also: actors
            broader: concurrency
        agile (practice)
            also: agile development, extreme programming
            broader: project management
        algorithm (concept)
        algorithmic bias (concept)
            broader: ethics
        animation (concept)
            broader: design
        anomaly detection (concept)
            broader: machine learning
        api design (practice)
            also: api
            broader: software design
        api gateway (architecture)
            broader: microservices
        artificial intelligence (field)
            also: ai
        asynchronous programming (concept)
            also: async, async await, asynchronous io, non-blocking io
            broader: concurrency
        attention mechanism (concept)
            broader: transformer
        audio programming (field)
            also: music programming
        augmented reality (concept)
            broader: virtual reality
        authentication (concept)
            broader: security
        authorization (concept)
            also: access control, rbac
            broader: security
        b-tree (concept)
            also: b tree
            broader: data structure
        bayes theorem (concept)
            broader: bayesian statistics
        bayesian statistics (concept)
            also: bayesian
            broader: statistics
        bcrypt (algorithm)
            broader: password
        behavior-driven development (practice)
            also: bdd, behaviour-driven development
            broader: testing
        benchmarking (practice)
            also: benchmark
            broader: performance
        big data (field)
        bioinformatics (field)
        blockchain (concept)
            broader: distributed systems, cryptography
        bloom filter (concept)
            broader: data structure
        blue-green deployment (practice)
            also: canary deployment
            broader: continuous delivery
        botnet (concept)
            broader: malware
        bounded context (concept)
            broader: domain-driven design
        burnout (concept)
            also: imposter syndrome
            broader: career
        cache (concept)
            also: caching
            broader: performance
        canary release (practice)
            broader: blue-green deployment
        cap theorem (concept)
            broader: distributed systems
        capacity planning (practice)
            broader: scalability
        career (field)
            also: career development
        cdn (concept)
            also: content delivery network
            broader: web, cache
        chaos engineering (practice)
            broader: site reliability engineering
        chatbot (concept)
            also: conversational ui
            broader: natural language processing
        circuit breaker (concept)
            broader: fault tolerance
        cloud computing (field)
            also: cloud, public cloud
        cluster (concept)
            also: cluster management
            broader: distributed systems
            exact: cluster management, cluster scheduler
        clustering (concept)
            also: k-means
            broader: machine learning
            exact: k-means, clustering algorithm, clustering algorithms, hierarchical clustering
        code generation (practice)
            broader: metaprogramming
        code of conduct (concept)
            broader: community building
        code quality (concept)
            also: clean code
        code review (practice)
            also: pull request review
            broader: code quality
        command line (concept)
            also: cli, terminal, shell
        community building (practice)
            also: maintainership
            broader: open source
        compiler (concept)
            broader: programming language
        computer graphics (field)
        computer vision (field)
            also: image recognition
            broader: artificial intelligence
        concurrency (concept)
        consensus (concept)
            broader: distributed systems
        container (concept)
            also: containerization
            broader: virtualization
            exact: containers, container, Containers, Container, containerization, LXC
        container orchestration (concept)
            broader: container, cluster
        content management (concept)
            also: cms
        continuous delivery (practice)
            also: continuous deployment, ci/cd, deployment pipeline
            broader: devops
        continuous integration (practice)
            broader: devops
        convolutional neural network (concept)
            also: cnn, convnet
            broader: neural network, computer vision
        coroutine (concept)
            broader: concurrency
        covering index (concept)
            broader: database index
        cqrs (architecture)
            broader: software design
        crdt (concept)
            broader: eventual consistency
        cross-site scripting (concept)
            also: xss
            broader: web security
        cryptography (field)
            also: encryption
        csrf (concept)
            broader: cross-site scripting
        css grid (concept)
            broader: css
        data analysis (field)
            also: data analytics, analytics
            broader: data science
        data engineering (field)
        data format (concept)
            also: serialization, serialisation
        data pipeline (concept)
            also: etl
            broader: data engineering
        data science (field)
        data structure (concept)
        data visualization (field)
            also: data visualisation, dataviz
            broader: data science
        data warehouse (concept)
            also: data warehousing
            broader: big data
        database (field)
        database index (concept)
            broader: database
        database migration (practice)
            also: schema migration
            broader: database
        deadlock (concept)
            broader: concurrency
        debugging (practice)
            also: debugger
            broader: code quality
        decision tree (concept)
            broader: machine learning
        deep learning (field)
            broader: machine learning
        design (field)
        design pattern (concept)
            broader: software design
        design system (practice)
            also: style guide
            broader: design
        devops (practice)
        differential privacy (concept)
            broader: privacy
        distributed systems (field)
            also: distributed computing
        distributed tracing (practice)
            broader: observability
        diversity (field)
            also: inclusion, diversity and inclusion
        documentation (practice)
            also: technical writing, docs as code
        dom (concept)
            broader: browser
            exact: DOM, Shadow DOM, virtual DOM
        domain-driven design (practice)
            also: ddd
            broader: software design
        dynamic programming (concept)
            broader: algorithm
        education (field)
            also: teaching, computer science education
        embedded systems (field)
            also: embedded
        estimation (practice)
            broader: project management
        ethics (field)
            also: tech ethics
        event loop (concept)
            broader: asynchronous programming
        event sourcing (architecture)
            broader: software design
        event store (concept)
            broader: event sourcing
        eventual consistency (concept)
            broader: distributed systems
        explainable ai (concept)
            also: interpretability, explainability
            broader: machine learning
        fault tolerance (concept)
            also: resilience
            broader: distributed systems
        feature engineering (practice)
            broader: machine learning
        feature flag (practice)
            also: feature toggle
            broader: continuous delivery
        federated learning (concept)
            broader: machine learning, privacy
        file system (concept)
            also: filesystem
            broader: operating system
        financial technology (field)
            also: fintech
        firmware (concept)
            broader: embedded systems
        flexbox (concept)
            broader: css
        formal verification (practice)
            also: formal methods
        functional programming (concept)
            broader: software design
        functional reactive programming (concept)
            also: frp, reactive programming
            broader: functional programming
        fuzzing (practice)
            also: fuzz testing, fuzzer
            broader: testing, security
        game development (field)
            also: game engine
        garbage collection (concept)
            also: garbage collector
            broader: memory management
        generative adversarial network (concept)
            also: gan
            broader: neural network
        generics (concept)
            broader: type system
        genomics (field)
            broader: bioinformatics
        geospatial (field)
            also: gis, maps
        global interpreter lock (concept)
            also: gil
            broader: python, concurrency
        graceful degradation (concept)
            broader: fault tolerance
        gradient boosting (concept)
            broader: decision tree
        gradual typing (concept)
            also: type hints
            broader: type system
        graph theory (concept)
            broader: algorithm
        green threads (concept)
            broader: coroutine
        hardware (field)
            also: cpu
        hash table (concept)
            also: hash map
            broader: data structure
        hexagonal architecture (architecture)
            also: ports and adapters
            broader: software design
        hiring (practice)
            broader: career
        hypermedia (concept)
            also: hateoas
            broader: rest api
        hypervisor (concept)
            broader: virtualization
        immutability (concept)
            also: immutable data
            broader: functional programming
        impostor syndrome (concept)
            broader: burnout
        incident response (practice)
            also: postmortem, incident management
            broader: site reliability engineering
        information retrieval (field)
        infrastructure as code (practice)
            also: configuration management
            broader: devops
        integration testing (practice)
            also: integration test, end-to-end testing
            broader: testing
        internationalization (practice)
            also: i18n, localization, l10n
        internet of things (field)
            also: iot
        interpreter (concept)
            broader: programming language
        interviewing (practice)
            broader: career
        jit compilation (concept)
            also: just-in-time compilation, jit
            broader: compiler
        kanban (practice)
            broader: agile
        large language model (concept)
            also: llm
            broader: natural language processing, deep learning
        latency (concept)
            broader: performance
        leader election (concept)
            broader: distributed systems
        leadership (practice)
            also: engineering management, management
        lean startup (practice)
            also: startup
            broader: product management
        licensing (concept)
            also: software license
            broader: open source
        literate programming (practice)
            broader: documentation
        load balancing (concept)
            also: load balancer
            broader: distributed systems
        load testing (practice)
            also: stress testing
            broader: testing, performance
        lock-free (concept)
            also: lock free, wait-free
            broader: concurrency
        logging (practice)
            broader: observability
        logic programming (concept)
        logical clock (concept)
            broader: vector clock
        lstm (concept)
            broader: recurrent neural network
        machine learning (field)
            broader: artificial intelligence
        macro (concept)
        malware (concept)
            broader: security
        mapreduce (concept)
            broader: hadoop
        mcmc (algorithm)
            broader: bayesian statistics
        memory leak (concept)
            broader: memory management
        memory management (concept)
        mental health (concept)
            broader: burnout
        mentoring (practice)
            also: mentorship, onboarding
            broader: career
        message queue (concept)
            also: message broker, messaging
            broader: distributed systems
        metaprogramming (concept)
            broader: programming language
        microservices (architecture)
            broader: distributed systems
        minimum viable product (concept)
            broader: product management
        mlops (practice)
            also: model serving
            broader: machine learning, devops
        mob programming (practice)
            broader: pair programming
        mobile development (field)
            also: mobile app, mobile
        mocking (practice)
            also: mock object, test double
            broader: testing
        model checking (practice)
            broader: formal verification
        monad (concept)
            broader: functional programming
        monitoring (practice)
            also: alerting
            broader: observability
        monolith (architecture)
            also: monolithic application
            broader: software design
        monte carlo (algorithm)
            broader: simulation
        multithreading (concept)
            also: threading, threads
            broader: concurrency
        mutation testing (practice)
            broader: testing
        natural language processing (field)
            also: nlp, text mining
            broader: artificial intelligence
        networking (field)
            also: computer network
        neural network (concept)
            also: neural net
            broader: deep learning
        object-oriented programming (concept)
            also: oop, object oriented
            broader: software design
        object-relational mapping (concept)
            also: orm
            broader: database
        observability (practice)
        on-call (practice)
            also: oncall, pager duty, pagerduty
            broader: site reliability engineering
        ontology (concept)
            broader: semantic web
        open source (practice)
            also: open-source, free software, foss
        operating system (field)
        package management (concept)
            also: package manager, dependency management
        pair programming (practice)
            broader: agile
        parallelism (concept)
            also: parallel computing, parallel programming
            broader: concurrency
        password (concept)
            also: password hashing
            broader: authentication
        paxos (algorithm)
            broader: consensus
        penetration testing (practice)
            also: pentest, pentesting, red team
            broader: security
        performance (field)
            also: performance optimization, performance tuning
        persistent data structure (concept)
            broader: immutability
        platform as a service (concept)
            also: paas
            broader: cloud computing
        privacy (field)
            also: anonymization
        product management (practice)
            also: mvp
        profiling (practice)
            also: profiler, flame graph
            broader: performance
        programming language (concept)
        progressive web app (concept)
            also: pwa
            broader: web
        project management (practice)
        property graph (concept)
            broader: graph database
        property-based testing (practice)
            broader: testing
        public key cryptography (concept)
            broader: cryptography
        quantum computing (field)
            also: qubit
        query optimization (concept)
            also: query planner, query optimizer
            broader: database
        race condition (concept)
            also: data race
            broader: concurrency
        raft (algorithm)
            broader: consensus
        random forest (concept)
            broader: decision tree
        ransomware (concept)
            broader: malware
        ray tracing (concept)
            broader: computer graphics
        recommender system (concept)
            also: recommendation engine, collaborative filtering
            broader: machine learning
        recurrent neural network (concept)
            also: rnn
            broader: neural network
        refactoring (practice)
            broader: code quality
        reinforcement learning (field)
            broader: machine learning
        remote work (practice)
            also: remote working, distributed team
            broader: career
        replication (concept)
            broader: distributed systems, database
        reproducible build (practice)
            broader: build system
        responsive design (practice)
            also: responsive web design, mobile first
            broader: web, design
        rest api (architecture)
            also: restful, rest apis, restful api
            broader: api design
        retrospective (practice)
            broader: scrum
        robotics (field)
            also: robot
        rolling deployment (practice)
            broader: blue-green deployment
        rpc (concept)
            also: remote procedure call
            broader: distributed systems
        scalability (concept)
            also: scaling, horizontal scaling
            broader: performance
        scientific computing (field)
        scrum (practice)
            broader: agile
        search engine (concept)
            also: full-text search, full text search
            broader: information retrieval
        security (field)
            also: information security, infosec, application security
        semantic web (field)
            also: linked data
        server-side rendering (concept)
            also: ssr
            broader: web
        serverless (architecture)
            also: function as a service, faas
            broader: cloud computing
        service discovery (concept)
            broader: distributed systems
        service mesh (architecture)
            broader: microservices
        service worker (concept)
            broader: progressive web app
        sharding (concept)
            also: horizontal partitioning
            broader: database
        simulation (concept)
        single sign-on (concept)
            broader: authentication
        single-page application (concept)
            also: single page app, spa
            broader: web
        site reliability engineering (practice)
            also: sre
            broader: devops
        smart contract (concept)
            broader: blockchain
        soa (architecture)
            also: service-oriented architecture
            broader: distributed systems
        software design (concept)
        software transactional memory (concept)
            also: stm
            broader: concurrency
        software-defined networking (concept)
            also: sdn
            broader: networking
        sorting (concept)
            broader: algorithm
            exact: timsort, Timsort, quicksort, Quicksort, sorting algorithm, sorting algorithms
        speech recognition (field)
            broader: artificial intelligence
        speech synthesis (concept)
            broader: audio programming
        sprint planning (practice)
            broader: scrum
        sql injection (concept)
            broader: web security
        static analysis (practice)
            also: linter, linting
            broader: code quality
        static typing (concept)
            broader: type system
        statistics (field)
        stream processing (concept)
            also: streaming data, event streaming
            broader: big data
        supervised learning (concept)
            broader: machine learning
        supply chain security (practice)
            also: software supply chain
            broader: security
        support vector machine (concept)
            also: svm
            broader: machine learning
        tail latency (concept)
            broader: latency
        technical debt (concept)
            also: tech debt
            broader: code quality
        test coverage (concept)
            also: code coverage
            broader: testing
        test-driven development (practice)
            also: tdd
            broader: testing
        testing (practice)
            also: software testing, automated testing
            broader: code quality
        threat modeling (practice)
            also: threat modelling
            broader: security
        trading system (concept)
            broader: financial technology
        transaction (concept)
            also: acid transactions, mvcc, isolation level
            broader: database
            exact: transactions, ACID, MVCC, transaction isolation
        transformer (concept)
            broader: neural network
            exact: Transformer, Transformers, BERT, attention mechanism
        two-factor authentication (concept)
            broader: authentication
        two-phase commit (algorithm)
            broader: consensus
        type inference (concept)
            broader: type system
        type system (concept)
            also: type checking
            broader: programming language
        typography (field)
            broader: design
        unikernel (concept)
            broader: virtualization, operating system
        unit testing (practice)
            also: unit test
            broader: testing
        user experience (field)
            also: ux, usability
            broader: design
        user interface (concept)
            also: ui, gui
            broader: design
        user research (practice)
            also: usability testing, user testing
            broader: user experience
        vector clock (concept)
            broader: distributed systems
        version control (practice)
        virtual dom (concept)
            broader: dom
        virtual reality (field)
            also: vr
        virtualization (concept)
            also: virtual machine
        web (field)
            also: world wide web, web development
        web components (concept)
            broader: web
        web performance (field)
            also: page load time, critical rendering path
            broader: performance, web
        web security (field)
            broader: security, web
        women in tech (concept)
            broader: diversity
        word embedding (concept)
            broader: natural language processing
        word2vec (algorithm)
            broader: word embedding

        """#
}
