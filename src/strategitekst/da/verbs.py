"""Forms of verbs that end what goes on in small letters after a name: "Pension uden sat i gang"."""

from typing import Final

#: Finite forms and past participles that the base pipeline finds four times or more in the corpus' train
#: part, nearly never as anything else, and that stand in no title there.
VERBS: Final = frozenset(
    """
        accepterer adskiller adskilt advarer afbrudt afgav afgiver afgivet afgjort afgrænset afgør
        afholder afholdes afhænger afleverer afleveret afløst afprøvede afprøver afprøvet
        afrapporterer afsat afsatte afskaffet afskåret afsluttet afstemt aftalt aftalte afventer
        afventes afviser afvist ajourført ajourførte anbefaler anbefales anbefalet anerkender
        anfører anført angiver angives angår anmeldt ansat anskaffet anslået anslår ansættes antaget
        anvender anvendt anvendte arbejder arbejdes automatiseres automatiseret bad bakker baseret
        bebudet beder bedes bedt befinder begrundet begrænset begyndt behandler behandlet beholder
        behæftet behøver beklager bekræfter bekræftet bekymrede bemandet bemærkede bemærker bemærkes
        bemærket benyttede benytter benyttet beregnet beror berører berørt berørte beskrevet
        beskriver beskyttet beskæftiger besluttede beslutter besluttes besluttet bestemmer bestiller
        bestilt bestået består besvaret besøger besøgt betaler betalt betalte betydet bevarer
        bevilget bidrager bidraget binder bistår blandede blandet bortfalder bortset bragt
        budgetteret bundet burde bygget bærer bød bør danner dannet deler delt deltager deltaget
        deltog disponeret dokumenterede dokumenterer dokumenteret drejer drevet driller driver
        drøftede drøfter drøftes drøftet dækket efterfulgt efterlyst efterlyste efterspørger egnede
        egner egnet ejes ejet ender endte erkender erstattet etablerede etablerer etableret falder
        faldet faldt fandt fandtes fastlagt fastlægger fastsat finansieret finder findes flytter
        flyttet forankres forankret forbedret forbereder forberedt forbliver fordeler fordelt
        foregår forelagt foreligger forelå forelægger forelægges foreslog foreslåede foreslået
        foreslår forestår foretager foretaget forhandler forhandlet forholder forhøjet forklarer
        forklaret forlader forlænget formuleret fornyet forpligtede forpligter forpligtet forsinkede
        forsinket forskudt forstår forsøger fortalte fortsatte fortæller forudsat forudsiger
        forudsætter forudsættes forventede forventer forventet fratrådte fratræder fremgår fremhæver
        fremlagde fremlagt fremlægger fremsat fremsatte fremsættes frigiver frigives frigivet frigør
        fritaget fulgt fundet fungerer fylder fyldt fyldte fået født føler fører
        ført førte gengivet gennemfører gennemført gennemførte gennemgik gennemgået gennemgår
        gentagne genvalgt givet gjort glemmer glemt glæder godkender godkendt godkendte grundlagt
        gået gætter halveret hentede henter hentet henvender henvendt henviser henvises henvist
        hilser hjulpet husker hviler håber håndterer hænger hævet hører hørt hørte igangsat
        indberettet indbyder inddelt inddraget indebærer indeholdt indfører indført indførte indgået
        indhentet indkaldt indkom indkommet indkøbes indkøbt indlagt indleder indledt indregnet
        indrettet indsendt indstiller indstilles indstillet installeret interviewede inviteret
        involverer iværksat kalder kender kendes klaget klarer klaret klikkede klædt knyttet koblet
        kommet koncentreret konstaterede konstateret kontrolleret kortlagt kostede kostet kritiseret
        krævede krævet kunnet køber købt kører kørt kørte lader ladet lagt lanceret laver lavet
        ledet lever leverer leveret ligget logger logget lover lovet lukket lyder lykkedes lyttet
        låner låst lært lærte læst læste lød løser løst manglede mangler manglet meddelt medfører
        medført medregnet medvirker melder meldt mister modsvares modtaget modtog måler målt måtte
        måttet mærker mødes mødt mødte mødtes nedbragt nedlagt nedsat nedsætter nedsættes noterer
        noteret nåede nået nævner nævnt nævnte offentliggjorde offentliggjort
        offentliggør offentliggøres omfattede omfattet omhandlede omlagt omsættes omtales omtalt
        opbygget opdaget opdaterede opdelt opfordrede opfordrer opfordres opfordret opfylder opfyldt
        opfyldte opgivet opgjort opgør ophævet ophører opkræves oplever oplevet oplyser oplyst
        oplyste opnået opnår opretter oprettet opsagt opstillede opstilles opstillet opstået opstår
        opsættes organiserer organiseret orienterede orienterer orienteret overdraget overført
        overgik overgået overholdt overladt overordnet overstiger overtager overtaget overtog
        overvejer pegede peger peget placeret planlagt planlagte plejer prioriterer prioriteret
        præget prækvalificeret præsenterede præsenterer præsenteres præsenteret prøvet påbegyndt
        påhviler pålagt påpeget påvirker påvirket ramt ramte realiseret reduceret refererer
        registrerer registreret regnede regner regnet reguleret rejser rejst repræsenterer
        repræsenteret reserveret retter rettet ringede ringer ringet rummede ryddet rykker råder
        rækker sagt sammenholdt sammenlagte sat savner sender sendt set siddet
        sikret skabt sket skete skrev skrevet skrottet skylder skyldes skåret skærpet skønnes
        slettet slipper slog slukket slået slår solgt sorterer sover sparede sparer sparet
        specialiserede spurgt spurgte spærret spørger stammer standset steg steget stemte stiftet
        stiger stillet stopper styrer stået støttede støtter støttet supplerer suppleret svarede
        svarer synes søger søgt søgte sørger tabt taget takker takket taler talt talte tastet tegner
        testet tilbudt tilbyder tildeles tilfalder tilføjer tilføjet tilført tilhører
        tilkendegivet tilknyttet tillader tilmeldt tilpasset tilrettelagt tilsluttede tilslutter
        tiltrådt tiltrådte tiltræder tiltænkt tjent troede tror truffet trukket trykt trådt trådte
        træder træffer trækker trænet trænger tyder tæller tænker tænkt udarbejder udarbejdet
        udbetalt udbredt udbudt udbygget uddannet udestår udfordrede udformet udført udgives udgivet
        udgjorde udgør udkom udkommer udleveret udlånt udmønter udmøntet udnyttet udpeger udpeges
        udpeget udsat udsender udsendes udsendt udsendte udskiftet udskrevet udskudt udskyder
        udspringer udstedt udstedte udstiller udtaler udtalt udtrykker udtrykt udvalgt udvalgte
        udveksler udvidet udvikler udviklet underskrevet understreger understøtter undersøger
        undersøgt undersøgte undervurderet undgår undtaget uændrede valgt valgte vandt vanskeliggør
        varer varetager varierer varslet vedlagt vedrører vedtager vedtaget vender venter ventet
        viderefører videreført vidste vinder visiterede vokser vokset volder vundet vurderer
        vurderes vurderet vægter vækker vælger været yder ydes ydet åbnet ændrede ændrer ændret
        øgede ønskede ønskes ønsket øver øvet
    """.split()
)

#: What headlines say of an undertaking behind its topic: "Projekt om sensorer skudt i gang". None stands in
#: a description's topic in the corpus' train part.
HEADLINE_VERBS: Final = frozenset(
    """
        nærmer skudt sparket rykket bremser bremset dropper droppet skrotter skrottet fejler fejlet
        kuldsejler kuldsejlet dumper dumpet presser presset afblæst afsløret overskrider overskredet
        overgår fejrer hyldet hædret kåret rost hitter høster høstet belønnet nomineret præmieret
        tildelt fordobler fordoblet breder indviet inviterer søsat startet genstarter genstartet
        genoptager genoptaget rullet udrullet fuldfører fuldført sluttet udløser udløst åbnes genåbnes
        klar klart parat færdig færdigt
    """.split()
)

#: Infinitives and participles that carry on a clause whose auxiliary stands before its subject.
MAIN_VERBS: Final = frozenset(
    """
        sikre give hjælpe åbne skabe styrke bidrage fortsætte gøre føre understøtte medvirke få blive være
        løfte øge mindske fremme betyde begynde gælde løbe afløse erstatte samle sætte lægge tage komme gå
        vise stå udgøre danne binde levere gennemføres udmøntes evalueres revideres opdateres vedtages
        rette ændre løse svare dække bane
        drøftes forhandles indgås afsluttes erstattes afløses følges forlænges justeres udvides igangsættes
        lanceres offentliggøres præsenteres udarbejdes finansieres understøttes
        sikret givet hjulpet åbnet skabt styrket bidraget fortsat gjort ført understøttet medvirket fået
        blevet været løftet øget mindsket fremmet betydet begyndt gældt afløst erstattet samlet sat lagt
        taget kommet gået vist stået udgjort dannet leveret gennemført udmøntet evalueret revideret
        opdateret vedtaget drøftet forhandlet indgået afsluttet forlænget justeret udvidet igangsat
        lanceret offentliggjort præsenteret udarbejdet finansieret
    """.split()
)
