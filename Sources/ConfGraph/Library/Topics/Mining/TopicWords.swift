/// Words that are no topics of their own: our list, folded.
enum TopicWords {
    /// Function words and what notes say all the time; phrases break at them.
    static let stop: Set<String> = list(
        """
        a able about above across actual actually add added adding adds after again against ago ahead aim
        all allow allowed allows almost alone along already also although always am amazing among amount an
        and another any anybody anymore anyone anything anyway apart apparently are area areas aren't
        around as aside ask asked asking asks at attempt author available avoid away awesome awful back bad badly
        based basic basically be became because become becomes been before began begin beginning begins behind
        being believe below besides best better between beyond big bigger biggest bit boring both
        bring brings brought but by call called calling calls came can can't cannot care case cases caused causes
        certain change changed changes changing cheap check checks chance choose chosen clear clearly close come comes coming
        common commonly complete completely consider considered could couldn't couple course create created
        creates creating current currently cut day days deal decide decided definitely depend depending depends
        did didn't differ difference differences different difficult directly do does doesn't doing don't done
        down due during each earlier early easier easily easy effort either else end ended ending ends
        enough entire especially etc even ever every everybody everyone everything everywhere ex exactly
        example examples except exist existing exists expect expected extra fact facts fairly fall false far
        fast faster favorite feel felt few fewer figure fill final finally find finding finds fine first fit
        five fix follow following follows for forget forward found four free from full fully fun fundamentally
        further future gave general generally get gets getting give given gives giving glad go goal goals goes going
        gone gonna good got gotten great greater guess guide guy guys had half hand hands happen happened happening happens
        happy hard harder has hasn't have haven't having he he's head hear heard help helped helpful helping
        helps hence her here hers hey high higher highly him himself his hit hold hope how however huge
        i i'd i'll i'm i've idea ideas ie if important in include included includes including increase increasing indeed
        inside instead interested interesting into introduce introduced introduces introduction is isn't issue
        issues it it's its itself join journey just keep keeping keeps kept kind kinds knew know knowing known knows
        lack larger last late later latest lead learn learned leave leaves left less lesson lessons
        let let's lets letting level like liked likely line lines list little live long longer look looked
        looking looks lot lots love loved low lower made mainly major make makes making many may
        maybe me mean meaning means meant meet mention mentioned might mind mine minute minutes missing mistake mistakes
        moment more most mostly move moved moves moving much multiple must my name named names near necessary need
        needed needing needs never new next nice no nobody non none nor normal normally not note noted notes nothing
        notice now number numbers obvious obviously of off often oh ok okay old older on once one ones only onto
        opposed or order ordinary original other others otherwise our ours out outside over overall own
        part particular particularly parts past people per perhaps person personal place places plain plan play
        please plenty plus point points poor popular possible possibly potential potentially pretty previous
        previously prior probably problem problems proper properly provide provided provides providing put puts putting
        question questions quick quickly quite ran rather re reading ready real reality really reason reasons
        recent recently recommended related remain remember require required requires result results
        right road room roughly run running runs said same saw say saying says second see seeing seem seemed seems seen
        self send sense sent separate set sets several shall she short should shouldn't show showed showing
        shown shows side similar simpler simplest simply since single sit slide slides slow slowly small
        smaller so solution solutions solve solved solves solving some somebody somehow someone something sometimes somewhat
        somewhere soon sort sound speak speaker speakers special specific specifically spend spent spoke
        start started starting starts stay step steps still stop story stuff such suddenly
        super supposed sure surprise take taken takes taking talk talked talking talks tell telling tells ten
        term terms than thank thanks that that's the their theirs them themselves then there there's
        therefore these they they're they've thing things think thinking this those though thought
        thoughts thousand thousands three through throughout thus til till time times tip tips to today together
        told tomorrow too took top total totally touch toward towards tried tries trick tricky true truly try
        trying turn turned turns twice two typical typically ugly under understand understanding unless
        unlike until up upon us use used useful uses using usual usually variety various ve very via
        video videos vs wait want wanted wants was wasn't watch way ways we we'd we'll we're we've week
        weeks well went were weren't what what's whatever when whenever where whereas wherever whether which while
        who whoever whole whom whose why wide will willing wish with within without won't wonderful word words work worked
        working works world worse worst worth would wouldn't write writes writing written wrong wrote yeah
        year years yes yesterday yet you you'll you're you've your yours yourself zero
        abstract agenda conclusion demo intro keynote link links overview recap summary takeaway takeaways
        resources session speaker conference talk tutorial workshop panel https www com org html url
        didnt doesnt dont isnt cant wont youre thats theres ill ive im gonna wanna kinda sorta btw imho tl dr
        january february march april june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr
        million billion thousand hundred percent second seconds hour hours month months age
        nothing anything somewhere everywhere here there hence thereby hereby say
        amount bunch handful pile piece pieces sorts ton tons whole
        eg ie aka pm am q etc vs foo bar baz
        exploring analyzing analysing designing introducing managing dealing rethinking breaking bringing
        removing diving reinventing tight excellent compared planned spread shared partial alive crashed
        shipping moved spoken hidden restructure extract answer blow plain keeping surviving taming
        embracing unlocking mastering demystifying leveraging discovering avoiding
        """)
    /// Common words of other languages that notes are taken in.
    static let foreign: Set<String> = list(
        """
        le la les un une des du de et ou en dans sur pour par avec sans est sont nous vous ils elle elles
        que qui quoi dont ce cette ces mais plus moins tres aussi comme pas ne se sa son ses leur leurs au
        aux avons fait faire etre avoir peut pourquoi votre notre tout tous toute toutes sera bien facilement
        der die das den dem ein eine einer und oder nicht mit von zu ist sind wir sie ich auf fur im als auch
        wie was wird werden bei aus nach uber noch nur
        og er det som til av pa vi de ikke med har kan en et den men om fra vil skal ble var sa bare
        и в во на не с со что как это для по из от до за к ко о об у же бы но а или если так его ее их мы
        вы они он она был была были быть есть нет при про под над без через чтобы который которые
        jeg du han hun vi dere hva hvor hvordan hvorfor hvem nar seg sin sitt der her eller etter for
        hij zij het een van niet voor met zijn dat dit naar ook maar
        que del al se lo su muy tambien cuando donde quien porque
        el los las una y con por para como mas pero sus este esta
        """)
    /// Words behind the subject of a bullet.
    static let subjectVerbs: Set<String> = list(
        """
        is are was were can has have had should will must needs does do could uses lets provides makes
        not for in of with and or gives helps allows works runs may might would don't doesn't isn't aren't
        """)
    /// Words that are fine in a phrase and too general alone.
    static let weak: Set<String> = list(
        """
        access action active advance approach array art base behavior behaviour block body book box
        branch break build building built business career cell center chain class clean click client code
        command community company comparison complexity component concept condition connection content context control
        copy core cost count course customer cycle date deck default design detail dev developer developers
        development device direction directory document dog domain door editor effect element engine engineer engineers environment
        error event evolution experience experiment expert explanation fan feature field file fire flag
        flow folder force form format frame freedom friend front function game generation group growth
        guideline hack handle hash head header heap heart history hole home host house human image impact implementation
        improvement industry info information input instance instruction interest interface item job key
        knowledge label language layer leaf leg length life light limit location logic machine main manager
        map market master material math measure meeting member message method metric middle mode
        model module money mother name nature network node object operation operator output owner
        package page pair panel paper parameter parent path pattern peak phase phone physical picture
        plain plane player policy position power practice prefix presentation price principle priority process
        product production program programmer programmers programming project property proposal public purpose
        quality quality query range rate reader record region release request research resource
        response return review role root round row rule sample scale scene scheme science scope screen
        script search section sentence series service setting shape share shop sign signal site situation
        size skill software source space speed spot stage state statement status strategy street string structure
        student study style subject success suite support surface survey switch symbol syntax system systems table
        target team teams technique technology test text theme theory title token tool tools topic track
        trade tradition train trend trip trouble truth tutorial unit update usage value values variable
        version view voice volume walk wall war water weight window wing winner woman women worker
        code data web app apps application applications internal internals field guide
        love hello number fun better learn approach story horror
        type push pull learning open http rest task read layer option large simple user standard regular native
        rise fall journey power magic spot
        art mystery secret benefit
        traditional various entire random entity entry exception attribute char character
        """)

    static func isStop(_ word: String) -> Bool { stop.contains(word) || foreign.contains(word) }

    private static func list(_ text: String) -> Set<String> {
        Set(
            text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Folding.key(String($0)) }
                + text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }
}
