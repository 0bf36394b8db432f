extension ComputingVocabulary {
    /// Software, machines, protocols and tools.
    static let systems = #"""
        airflow (software)
            also: apache airflow
            broader: data pipeline
        amazon web services (platform)
            also: aws
            broader: cloud computing
        amqp (protocol)
            broader: message queue
        android (operating system)
            broader: mobile development
        ansible (software)
            broader: infrastructure as code
        app engine (platform)
            broader: google cloud
        arduino (platform)
            broader: embedded systems
        aws lambda (platform)
            broader: serverless
        babel (tool)
            broader: webpack
        bazel (tool)
            broader: build system
        bert (software)
            broader: transformer
        bigquery (database)
            broader: data warehouse
        bitcoin (software)
            also: cryptocurrency
            broader: blockchain
        browser (software)
            also: web browser
        bsd (operating system)
            broader: unix
        btrfs (software)
            broader: file system
        build system (tool)
            also: build tool
        bundler (tool)
            broader: package management
        cassandra (database)
            also: apache cassandra
            broader: nosql
            exact: Cassandra
        chaos monkey (tool)
            broader: chaos engineering
        chatgpt (software)
            broader: large language model
        chef (software)
            broader: infrastructure as code
            exact: Chef
        chrome (software)
            broader: browser
        cloud foundry (platform)
            broader: heroku
        cloudformation (software)
            broader: terraform
        column store (database type)
            also: columnar storage, column-oriented
            broader: database
        consul (software)
            broader: service discovery
        coq (tool)
            broader: "tla+"
        couchdb (database)
            broader: nosql
        cucumber (tool)
            broader: behavior-driven development
        cuda (platform)
            broader: gpu
        dns (protocol)
            also: domain name system
            broader: networking
        docker (software)
            broader: container
        docker compose (tool)
            broader: docker
        docker swarm (software)
            broader: container orchestration
        drupal (software)
            broader: wordpress
        dynamodb (database)
            broader: nosql, amazon web services
        ebpf (technology)
            also: bpf
            broader: linux
        ec2 (platform)
            broader: amazon web services
        elasticsearch (database)
            also: elastic search
            broader: search engine
        emacs (tool)
            broader: text editor
        envoy proxy (software)
            broader: service mesh
        etcd (software)
            broader: service discovery
        ethereum (software)
            broader: bitcoin
        firefox (software)
            broader: browser
        flink (software)
            also: apache flink
            broader: stream processing
        fluentd (software)
            broader: logging
        fpga (technology)
            broader: hardware
        freebsd (operating system)
            broader: unix
        gdb (tool)
            broader: debugging
        gdpr (law)
            broader: privacy
        ghc (software)
            broader: haskell
        git (tool)
            broader: version control
        github (platform)
            broader: git
        gitlab (platform)
            broader: git
        google cloud (platform)
            also: gcp, google cloud platform
            broader: cloud computing
        gpt (software)
            broader: large language model
        gpu (technology)
            also: gpgpu
            broader: hardware, parallelism
        gradle (tool)
            broader: build system
        grafana (software)
            broader: monitoring
        graph database (database type)
            broader: database
        graphite (software)
            broader: grafana
        grpc (protocol)
            also: protobuf, protocol buffers
            broader: rpc
        gunicorn (software)
            broader: wsgi
        hadoop (software)
            broader: big data
        haproxy (software)
            broader: load balancing
        hbase (database)
            broader: nosql, hadoop
        hdfs (software)
            broader: hadoop
        helm (software)
            also: helm chart
            broader: kubernetes
            exact: Helm, Helm chart, Helm charts
        heroku (platform)
            broader: platform as a service
        http (protocol)
            also: http 1.1
            broader: web
        http2 (protocol)
            also: http/2
            broader: http
        http3 (protocol)
            also: http/3
            broader: http
        hugo (tool)
            broader: static site generator
        influxdb (database)
            broader: time series database
        ios (operating system)
            also: iphone, ipad
            broader: mobile development
            exact: iOS, iPhone, iPad
        ipv6 (protocol)
            broader: networking
        isabelle (tool)
            broader: "tla+"
        istio (software)
            broader: service mesh
        jaeger (software)
            broader: distributed tracing
        janusgraph (database)
            broader: titan
        jekyll (tool)
            broader: static site generator
        jenkins (software)
            broader: continuous integration
        jupyter (tool)
            also: ipython, jupyter notebook
            broader: python, data science
        kafka (software)
            also: apache kafka
            broader: message queue, stream processing
        kubernetes (software)
            also: k8s, kube
            broader: container orchestration
        kvm (software)
            broader: virtualization
        linkerd (software)
            broader: service mesh
        linux (operating system)
            also: linux kernel
            broader: operating system
        logstash (software)
            broader: logging
        luajit (software)
            broader: lua
        luigi (software)
            broader: airflow
        macos (operating system)
            also: os x, mac os
            broader: operating system
        makefile (tool)
            broader: build system
        mariadb (database)
            broader: mysql
        memcached (software)
            broader: cache
        mercurial (tool)
            broader: version control
        mesos (software)
            broader: container orchestration
        microcontroller (hardware)
            broader: embedded systems
        microsoft azure (platform)
            also: azure
            broader: cloud computing
        mongodb (database)
            broader: nosql
        mqtt (protocol)
            broader: internet of things
        mypy (tool)
            broader: gradual typing
        mysql (database)
            broader: relational database
        nagios (software)
            broader: monitoring
        nats (software)
            broader: message queue
            exact: NATS
        neo4j (database)
            broader: graph database
        neovim (tool)
            broader: vim
        nix (tool)
            broader: reproducible build
        nixos (operating system)
            broader: reproducible build
        node.js (platform)
            also: nodejs, node js
            broader: javascript
        nomad (software)
            broader: container orchestration
        nosql (database type)
            broader: database
        npm (tool)
            broader: javascript, package management
        oauth (protocol)
            also: oauth2
            broader: authentication
        oculus (hardware)
            broader: virtual reality
        opencl (platform)
            broader: gpu
        openid connect (protocol)
            broader: oauth
        openssh (software)
            broader: ssh
        openstack (software)
            broader: cloud computing
        openstreetmap (software)
            broader: geospatial
        oracle database (database)
            broader: relational database
        owasp (organization)
            broader: web security
        pip (tool)
            broader: package management
        postgresql (database)
            also: postgres
            broader: relational database
        pouchdb (database)
            broader: couchdb
        prometheus (software)
            broader: monitoring
        puppet (software)
            broader: infrastructure as code
            exact: Puppet
        pypy (software)
            broader: python
        quic (protocol)
            broader: http3
        rabbitmq (software)
            broader: message queue
        raspberry pi (platform)
            broader: arduino
        redis (database)
            broader: nosql, cache
        redshift (database)
            broader: data warehouse
        relational database (database type)
            also: rdbms
            broader: database
        riak (database)
            broader: nosql
        s3 (platform)
            broader: amazon web services
        salt (software)
            also: saltstack
            broader: infrastructure as code
            exact: SaltStack, Salt Stack
        saml (protocol)
            broader: authentication
        screen reader (tool)
            broader: accessibility
        selenium (tool)
            broader: testing, browser
            exact: Selenium, WebDriver
        snowflake (database)
            broader: data warehouse
        solr (database)
            broader: search engine
        spark (software)
            also: apache spark, pyspark
            broader: big data
            exact: Spark, Apache Spark, PySpark
        spdy (protocol)
            broader: http2
        sphinx (tool)
            broader: documentation
        sqlite (database)
            broader: relational database
        ssh (protocol)
            broader: networking
        static site generator (tool)
            broader: web
        statsd (software)
            broader: grafana
        storm (software)
            also: apache storm
            broader: stream processing
            exact: Storm, Apache Storm
        subversion (tool)
            broader: version control
        syslog (software)
            broader: logging
        systemd (software)
            broader: linux
        tcp (protocol)
            also: tcp ip
            broader: networking
        terraform (software)
            broader: infrastructure as code
        text editor (tool)
            also: ide, vscode
        theorem prover (tool)
            broader: formal verification
        thrift (protocol)
            broader: rpc
        time series database (database type)
            also: time series
            broader: database
        tinkerpop (software)
            broader: gremlin
        titan (database)
            broader: graph database
            exact: Titan, JanusGraph
        "tla+" (tool)
            broader: formal verification
        tls (protocol)
            also: ssl
            broader: cryptography, networking
        travis ci (software)
            broader: continuous integration
        udp (protocol)
            broader: networking
        unity3d (software)
            broader: game development
        unix (operating system)
            broader: operating system
        unreal engine (software)
            broader: game development
        uwsgi (software)
            broader: wsgi
        vagrant (tool)
            broader: virtualization
        vim (tool)
            broader: text editor
        visual studio code (tool)
            broader: text editor
        webassembly (platform)
            also: wasm
            broader: compiler, browser
        webpack (tool)
            broader: javascript, build system
        webrtc (protocol)
            broader: web
        websocket (protocol)
            broader: web
        windows (operating system)
            also: microsoft windows
            broader: operating system
            exact: Windows, Microsoft Windows
        wordpress (software)
            broader: web, content management
        xdp (technology)
            broader: ebpf
        zfs (software)
            broader: file system
        zipkin (software)
            broader: distributed tracing
        zodb (database)
            broader: python, database
        zookeeper (software)
            broader: distributed systems

        """#
}
