const UNMISTAKABLE = `aaron abdul abdullah abigail adele adrian adriana agnes agnieszka ahmad ahmed aisha aiden alan alana alba albert alberto aleksander aleksandra alejandra
alejandro alessandro alessia alex alexander alexandra alexandre alexei alexis alfred alfredo ali alice alicia alina alison allison alma alvaro amanda amelia amelie amina amir amit
amy ana anastasia anders andre andrea andreas andrei andres andrew andrzej andy angela angelina anika anita anja ann anna annabel anne annette annie anthony anton antoine
antonia antonio anya ariana arjun arlene arne arnold arthur arturo asa ashley astrid audrey aurora axel ayesha barbara barry bartosz beata beatrice beatriz becky belinda ben benjamin
benoit bernadette bernard bernd bernhard bert beth bethany betty bianca bjorn bogdan boris bradley brandon brenda brendan brian bridget britta bruno bryan camila camille carla carlo carlos
carmen carol carolina caroline carolyn catalina caterina catherine cathy cecilia cedric celine cesar chantal charlene charles charlie charlotte chen cheryl chiara chloe chris christian christiane
christina christine christoph christophe christopher cindy claire clara claudia claudio clemens colin connor conor constanza corinna craig cristian cristina cynthia dagmar damian damien daniel
daniela danielle danny dario darius darren dave david davide deborah debbie deepak deirdre denis denise dennis derek devin diana diane diego dieter dimitri dirk dmitri dolores dominik dominique donald
donna dora doris dorothy douglas duncan dylan eddie edgar edith eduardo edward edwin eileen elaine eleanor elena eli elias elif elisa elisabeth elizabeth ella ellen elliot elsa
emanuel emil emilia emilio emilie emily emma emmanuel enrique eric erica erik erika erin ernesto ernst esteban esther ethan eugene eva evan eve evelyn fabian fabio fatima federica federico felipe
felix ferdinand fernanda fernando fiona florian frances francesca francesco francis francisco francois franz fred freddie frederic frederick frida friedrich fritz gabriel gabriela gareth gary
gavin gemma geoff geoffrey george georg georgia gerald gerard gerhard giada gianluca gianni gillian gina giorgio giovanna giovanni giulia giuseppe gladys glenn gloria gordon graham
greg gregor gregory greta guillaume guillermo gunnar gustav gustavo guy hannah hanna hannes hans harald harold harry hassan heather hector heidi heike heinrich heinz helen helena helene helga
hendrik henri henrik henry herbert hermann hiroshi holger hugh hugo hussein ian ibrahim ida ignacio igor ilona ilse imran ines inga inge ingrid irena irene irina iris isaac isabel isabella
isabelle ivan ivana ivo jacek jackie jacob jacqueline jacques jaime jakob jakub james jamie jan jana jane janet janice janine jared jasmin jasmine jason javier jay jean jeanette jeff jeffrey jenna
jennifer jenny jens jeremy jerome jerry jesse jessica jim jimmy joachim joan joana joanna joanne joao joaquin jochen joe joel joerg johan johann johanna johannes john johnny jon jonas jonathan jordan
jorg jorge jose josef joseph josephine joshua juan juana juanita judith julia julian juliana julie julien juliet julio julius jurgen justin kai kamal kamila karen karin karina karl karolina kasia katarina
kate katharina katherine kathleen kathryn kathy katie katja katrin katrina katrine kathrine kayla keith kelly ken kenji kenneth kerstin kevin khalid kim kimberly klaus konrad kristen kristian kristin kristina kristof krzysztof
kurt kyle lara larissa larry lars laszlo laura lauren laurence laurent lea leah leila lena leo leon leonard leonardo leonie leslie lewis liam lidia lili lillian lina linda lisa
liz lloyd logan lorena lorenzo lori lotte louis louise luc luca lucas lucia luciana lucie lucy ludwig luigi luis luisa luka lukas luke lydia lynn mads magda magdalena magnus mahmoud maja
malcolm malik manfred manuel manuela marc marcel marcela marcello marcia marcin marco marcos marcus margaret margarita margot maria mariam marian mariana marianne marie marina mario marion
marisa marissa marius marko marlene marta martha martin martina mary massimo mateo mateusz mathias mathieu matilda matteo matthew matthias matthieu maureen maurice mauro max maxime
maximilian megan mehmet melanie melissa mercedes michael michaela michal michel michele michelle miguel mikael mikhail milan milena miranda miriam mohamed mohammad mohammed moira molly monica monika
monique morgan muhammad mustafa myriam nadia nadine nancy naomi natalia natalie natasha nathan nathalie neil nelson nicholas nick nicola nicolas nicole niels nikita nikola nikolai nils nina
noah noel nora norbert norma norman nuno octavia olaf ole oleg olga oliver olivia olivier omar oscar osman otto owen pablo paola paolo pascal patrice patricia patrick paul paula paulina paulo pavel
pedro peggy penelope per pete peter petra petr phil philip philipp philippe phillip phoebe pierre pilar pia piotr priya przemek rachel rafael rahul raj rajesh ralf ralph ramon raul ravi raymond rebecca regina
reinhard renata renate rene ricardo riccardo richard rita rob robert roberta roberto robin rocio rodrigo roger roland rolf roman ron ronald ronnie rory rosa rosalie rosario rosemary ross roxana roy ruben
rudolf rupert russell ruth ryan sabine sabrina sally salma salvatore sam samantha samir samuel sandra sandro sanjay santiago sara sarah sasha scott sean sebastian sergei sergio shannon sharon shaun shawn
sheila shirley siegfried sigrid silke silvia simon simona simone sofia sofie sonia sonja sophia sophie stan stanislav stefan stefania stefanie stefano steffen stella stephan stephane stephanie stephen
steve steven stuart sunil susan susana susanna susanne suzanne sven svetlana sybille sylvia sylvie tamara tania tanja tanya tara tatiana ted teresa terry thea theo theodore theresa therese thomas thorsten tiago
tiffany tim timo timothy tina tobias todd tom tomas tomasz tommy toni tony torsten tracy travis trevor tristan udo ulrich ulrike ursula uwe valentina valeria valerie vanessa vera veronica veronika victoria vincent
vincenzo viktor viktoria vivian vladimir waltraud wanda wayne wendy werner wilhelm william wojciech wolfgang xavier yan yasmin yolanda yuki yuri yusuf yves yvette yvonne zach zachary zoe zofia
aarav adela adolfo agneta ailsa aino akira alastair albin aldo alena alessandra alfonso alisa alistair amalia amaya ambrose anatoly andreea andrej andrius angelique angelo aniela anneli annika anselm ante anthea antonin anouk
apolonia arturs arvid aslak ava beatrix belen benedict benedikt bengt benito berit bettina bjarne blanca blazej bohdan bojan borja bozena branislav branko brigitte britt bronwyn caitlin candice carlotta carmela cassandra celia celina
chelsey cornelia cornelius cosima cyril dafne dalibor damir danica danuta daria davor dawid deirdra derrick dinesh diogo dominika dorota dragan dusan ebba edmund edyta eero efrain eino eleonora elina elin elisabetta elke elodie elvira elwira
emese emre erling esme esmeralda eszter eugenia eugenio eva-maria ewa fabienne fabrizio fatma feliks ferenc fergus fernand filip finn flavia flavio fleur franca franciszek freya frieda frode gabor gabriella gaetano genevieve
gertrud giacomo gilbert giles gisela gizem goran gottfried graciela grzegorz gudrun guido gwen gyorgy halina halvor hamza hanne harriet hedda heikki helmut hendrika henriette henrietta henryk herman hermine hilda hilde hilding hristo
ieva ildiko ilaria imre ingeborg ingmar inka ioana ioannis irma irmgard isidro ismael istvan iwona izabela jacinta jadwiga jaroslav jarmila jelena jelle jerzy jesper jette jiri jitka jolanta jonna joost jorgen jozef juha jukka
jussi jutta kaisa kaja karsten katalin katya kazimierz kelvin kenny kirsten kirsi kjell knut konstantin krisztian krystyna ladislav lasse laurie leif leila lennart leszek letizia liesbeth liisa liv ljubica loredana lorna lubomir lucien
lucjan ludmila luis-miguel lukasz maarten maciej maddalena maddison madeleine maite malgorzata manfredi manon manuel maren margareta margarethe margit margrit marija marijke marika mariusz marjan marketa markku marlies marlon marta
matej matheus matilde mattias mechthild mehdi melinda merete merja michal mieczyslaw mihai mikkel mikolaj milos milica mirjam mirko miroslav mirza mitchell mladen mohammad mona morten murat nada nadezhda naoko natasa natasja nathaniel
nedim nenad nico nikolaj nikos nives oda odette ofelia oksana olena oliwia ondrej oskar osvaldo otakar outi paivi patrik paulette pavla pekka pernille petr petra petter pirjo predrag przemyslaw radek radoslav rafal raffaele
ragnar raisa ramona randall randy rasmus rebeca renato rikke rodney rolando ronan rosalia rosanna roxanne rudi rune runa ryszard sanna santino sari satu sebastiaan selina selma serge sergej severin sigrun silas silvana
silvio simeon sinead siobhan sixten slavica snezana solveig sonya soren stanislaw stefania stepan stig sunniva sveinn szymon tadeusz tamas tarja tatjana teodor tereza terje tero thea thaddeus theodora tibor timea timotej titus tomislav
tone torben tore torunn tove trine tuomas ulf ulla unni urszula vaclav valerie valter vasily vesna victor-manuel viggo vilma virginie virpi vita vito vittoria vlasta vojtech vsevolod wieslaw willem winston wladyslaw xenia yannick
yasmine yevgeny ylva yosef yvan zbigniew zdenek zelda zeljko zeynep zita zlatko zoltan zsofia zuzana akiko haruto kenta mei ming wei xin ying ling hui jing priyanka anjali deepa kavita lakshmi neha pooja rohit sanjana suresh vijay vikram
anil arvind kiran manish nikhil ramesh rakesh shreya aditi abdel aziz bilal farah fatimah habib hamid jamal karim khadija latifa layla leyla mariama nabil nasser noor omari rashid samira tariq youssef zainab chidi chioma kwame ngozi oluwaseun thabo`;

/** Also words or places: names only where something else says so. */
const AMBIGUOUS = `abel alec amber angel april ariel art august autumn bill bob brad brook chad chance chase chelsea cherry christian cliff clay crystal daisy dale dan dawn dean don drew earl ed faith forrest frank
gene ginger glen grace grant hazel heath holly hope hunter ivy jack jade jasper jewel joy june kay kent lance lee lily mark marshall mason max may mike misty nat olive pat pearl penny pierce ray reed rich rob rod rose ruby
rusty sandy savannah sierra sky skip stone sue summer sydney tanner terrance trinity tyler victor violet virginia wade walter ward warren will willow woody wren`;

const list = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/u));

/** Common given names of Europe and the Americas, lower case, without accents. */
export const GIVEN_NAMES = list(UNMISTAKABLE);
export const AMBIGUOUS_GIVEN_NAMES = list(AMBIGUOUS);
