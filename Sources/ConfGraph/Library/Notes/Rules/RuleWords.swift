/// The words that the rules know: our own lists, lower case, without accents.
enum RuleWords {
    static func list(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }

    /// Headings that structure a note and are no talks. Compared after folding,
    /// without numbers; a heading that starts with one and a colon counts too.
    static let stopHeadings: Set<String> = Set(
        """
        abstract, about, about me, action items, agenda, appendix, attendees, background, bio, \
        bonus, books, break, breakfast, buzzwords, closing, closing remarks, coffee break, \
        conclusion, conclusions, contact, contents, credits, day, demo, demos, description, \
        dinner, discussion, event, events, examples, faq, favourites, feedback, final thoughts, \
        footer, footer navigation, further reading, general, general impressions, goals, \
        highlights, homework, ideas, impressions, index, intro, introduction, introductions, \
        key points, key takeaways, keynotes, keywords, learnings, lessons, lessons learned, \
        license, lightning talks, links, location, logistics, lunch, menu, misc, miscellaneous, \
        more, more info, more notes, my notes, my take, my take away, my take aways, navigation, \
        navigation menu, next steps, note, notes, objectives, open space, open spaces, opening, \
        opening remarks, organizers, organisers, other, other notes, other resources, outline, \
        overview, parking lot, participants, people, problem, program, programme, q a, q and a, \
        qa, questions, questions answers, questions and answers, questions discussion points, \
        quotes, random notes, reading list, recap, recommendations, recording, recordings, \
        references, registration, related, related articles, related links, related posts, \
        remarks, resources, retrospective, retro, room, schedule, see also, session, sessions, \
        setup, slides, social, solution, speakers, sponsors, summaries, summary, table of contents, take away, \
        take aways, takeaway, takeaways, talk, talks, thanks, thoughts, timestamps, tips, tl dr, \
        tldr, to do, todo, todos, tools, topics, track, tracks, transcript, tutorials, unconference, \
        usage, venue, video, videos, welcome, what is this, workshops, wrap up, my takeaway, \
        my takeaways, main takeaways, main points, notes and links, poster sessions, posters, \
        spotlights, orals, oral, morning, afternoon, evening, installation, getting started, \
        coffee, tea, tea break, doors open, closing session, party, after party, drinks, networking, \
        sporsmal, oppsummering, lenker, innledning, pause, lunsj, notater, frokost, middag, \
        liens, resume, ressources, conclusion generale, dejeuner, sommaire, a propos, remerciements, \
        fragen, zusammenfassung, einleitung, fazit, mittagessen, notizen, inhalt, danksagung, \
        preguntas, resumen, conclusiones, enlaces, notas, introduccion, agenda del dia, almuerzo, \
        вопросы, ссылки, итоги, заключение, введение, обед, перерыв, заметки, содержание, вывод, выводы, \
        问答, 总结, 總結, 参考, 參考, 链接, 連結, 介绍, 介紹, 目录, 目錄, 提问, 问题, 笔记, 午餐, 休息, まとめ, 目次, \
        prerequisites, requirements, disclaimer, example, timeline, results, code, links and resources
        """.split(separator: ",").map { item in
            String(item.drop(while: { $0 == " " || $0 == "\n" }))
        })

    static let months: Set<String> = list(
        """
        january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec
        janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
        januar februar marz juni juli oktober dezember
        """)
    static let weekdays: Set<String> = list(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        lundi mardi mercredi jeudi vendredi samedi dimanche
        montag dienstag mittwoch donnerstag freitag samstag sonntag
        mandag tirsdag onsdag torsdag fredag lordag sondag
        """)

    /// Lower-case words inside names.
    static let particles: Set<String> = list(
        """
        van von der den de da di du dos das del della degli la le el al bin ibn ben ter ten af av
        zu zur san st o y e i
        """)

    /// Words that people's names do not contain, however they are capitalised.
    static let nonNames: Set<String> = list(
        """
        a about account active advanced after agenda agile all an analysis analytics and android
        announcements answers any apache api apis app application applications apps architecture are
        art article articles as async at automated automation aws azure back backend basic basics
        be beginner behind best better between beyond big binary biology blog book books bonus
        break browser browsers bug bugs build building built business but by bytecode cache caching
        can case cases challenge challenges change changes chat cheat city class classes cli client
        cloud cluster clusters code coding coffee college collection collections command commands
        comments common community company compiler compilers complexity component components computer
        computing concept concepts conclusion concurrency conference config configuration connect
        contact container containers content contents context continuous control cookie cookies core
        corp corporation course creating creative css culture custom daily dark data database databases
        day days deadline debugging deep definition deploy deployment design designing desktop
        developer developers developing development devops diagram different digital discussion distributed
        docker docs documentation does domain download driven dynamic early edit education effective
        elastic end engine engineer engineering engineers enterprise error errors event
        events every everything evolution example examples experience experiment experiments explained
        exploring external facts failure fast feature features feedback file files final first flow
        follow footer for form format forms foundation framework frameworks free friendly from frontend full fun
        function functional functions fundamentals further future game games general generic
        get getting global go goals going good google graph graphics graphs great group growth guide
        hack hacking hands hardware has have head help hidden high history home hooks host how html http
        human i ide ideas if image images implementation improving in inc index infrastructure
        inside installation institute instrumentation integration interactive interface internal
        internals internet interpreter intro introduction into is issues it its java javascript job
        jobs journey join key keynote knowledge kubernetes lab laboratory labs language languages large last
        layer leadership learned learning lessons level library libraries license life light lightning
        like limited linear link links linux list live load local location log login logs look low
        ltd lunch machine macro macros main make making manage management manager many map me measuring
        media memory menu meta method methods microservice microservices microsoft minutes mobile model
        modeling models modern module monitoring more most moving multi my native natural navigation
        network networking networks neural new news next no node not note notes now number numbers object
        objects of off on one online open operating operations operator optimization options or
        oracle order organization other our out overview own package packages pages panel parallel
        part patterns people perf performance personal php pipeline pipelines plan platform play please
        plus point points policy popular post posts power powered practical practice practices press
        privacy problem problems process processes processing product production productivity products
        profiling programmer programmers programming project projects properties property protocol
        protocols provider public pull python quality query querying question questions quick raw
        react reactive reading ready real reality reasons recommended red related release reliability
        reliable remote report reports request requests research resource resources rest results review
        right road roadmap room ruby run running runtime rust safe safety sale sample scalable scale scaling
        schedule schema school science scientist script search secret secrets secure security see
        self semantic server serverless servers service services session sessions set setup share
        shopping show sign simple site size skip slide slides small smart so social software solution
        solutions solving some source space spark speaker speakers speed sponsor sponsors sql stack standard
        star start started starting startup startups state static statistics steps stop storage store
        stories story strategies strategy stream streaming streams structure structures studio
        stuff style subscribe summary summit support swift syntax system systems table takeaways
        talk talks team teams tech technical technologies technology terms test testing tests text
        than that the their them theory there these they things think this thoughts threads tier time
        times tips to today toggle together tool tooling tools top topic topics topology track tracks
        trade traffic training transactions trends tricks tutorial tutorials two type types
        ui under understanding unit university unix up update updates usage use user users using ux
        value variables version versions versus via video videos view views virtual vision visual vs
        walk was watch way we web webinar website week welcome what when where which why window
        windows with without women words work workers working works workshop workshops world writing
        wrong xml year years yes you your youtube zero zone query queries kit engineer
        solution generation network traits supervisor
        frames headers pooling registers garbage collector scheduler deployment testing
        """)

    /// Of those, words that people are called as well: one of them may stand in
    /// a name whose other words are names.
    static let alsoNames: Set<String> = list(
        """
        art best big book books bug case chance chase cook day deep drew early field fields final ford
        frank free good grace grant great hack hand hands head hill hope host house hunter jobs jordan
        key king large last law light live long love low mark may moon north page park porter post
        power powers price read real reason red rich road room rose ruby rust safe sale sharp short show
        small smart snow south spark star state stone story storm street strong summer summit swift walk
        wall ward watch waters way web week west white wise wood work works world young black brown
        gray green grey silver gold winter
        """)

    /// Of those, words that are given names: in front they need no other name.
    static let alsoGivenNames: Set<String> = list(
        "art chase deep drew frank grace grant hope hunter jordan mark may rose ruby summer winter")

    /// Words that say an organisation is meant.
    static let organisations: Set<String> = list(
        """
        academy agency ag association bank center centre co college company consulting corp corporation
        department digital engineering foundation gmbh group hospital inc institut institute lab
        laboratory laboratories labs limited llc llp ltd media microsoft network networks news plc
        press research sa school services software solutions studio studios systems team tech technologies
        technology times universitat universite university universidad work works google facebook
        amazon netflix twitter apple oracle ibm intel uber airbnb spotify mozilla github gitlab
        """)

    /// Nouns that say what someone does.
    static let roles: Set<String> = list(
        """
        advocate advocates analyst architect artist author authors ceo cfo chair cio co-author co-creator
        co-founder coach cofounder committer consultant contributor contributors cto creator creators
        dev developer developers designer dev devrel director editor engineer engineers evangelist
        expert fellow founder founders freelance freelancer hacker head instructor intern journalist
        lead leader lecturer maintainer maintainers manager member members mentor organizer organiser owner partner
        phd physicist postdoc president principal producer professor programmer researcher scientist sre
        specialist student students sysadmin teacher trainer tester vp writer administrator admin
        chercheur developpeur ingenieur entwickler professeur consultante
        """)

    /// Labels in front of who gave a talk.
    static let speakerLabels: Set<String> = list(
        """
        by speaker speakers speaker(s) presenter presenters presenter(s) presented author authors author(s)
        presenters: host hosts given lecturer talker par von av af foredragsholder conferencier
        relatore relatori palestrante palestrantes orador oradores ponentes referent referentin
        sprecherin vortragende talare talere foredragsholdere spreker sprekers door puhuja prelegent
        докладчик докладчики спикер спикеры автор авторы доповідач лектор
        讲者 講者 演讲者 演講者 主讲 主講 主讲人 主講人 讲师 講師 演讲人 嘉宾 分享者 分享人 作者 讲演者
        発表者 講演者 登壇者 スピーカー 발표자 연사 강연자
        orateur intervenant intervenants vortragender sprecher ponente speakers: panelist panelists
        @author @speaker who
        """)
}
