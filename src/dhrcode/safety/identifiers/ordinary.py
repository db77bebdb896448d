"""Names that are also ordinary words, and words that show that a name is a place's."""

from dhrcode.text import words_of

MONTHS = words_of("april august june march may")
ORDINARY = MONTHS | words_of("""
    abbey abbott alder amber art ash autumn baker ball banks barking barry bath battle bay bean
    beard beaver beck beech beer bell berry best bill birch bird bishop black blade bliss bloom blue
    bob bond booth bow brand bridge bright brook brooks brown buck bull burn bury bush butcher
    butler camp care carol carpenter carter carver case cash cedar chance chapel chapman charity
    chase child childs church clay clement cliff close coal coast coles collier comfort conway cook
    cooper coral corn court crane crook cross crow crystal dale daisy dawn day days dale deal dean
    dell down downs drake drew driver duke early east eden elm ember english eve eye fair faith
    farmer fern field fields finch fisher flint flood flower flowers fold ford forest foster fox
    frank free freeman french frost fuller gardener gardner gates gay gene gent glade glen glory
    gold good gore grace grant grave graves gray green grey grove guy hale hall ham hand hardy
    harmony harper hart haven hawk hay hazel head heath heather high hill hills hive holiday holly
    holmes home honey honor honour hood hook hope house hunt hunter ire iris irish ivory ivy jack
    jade jasmine jay jet jewel josh joy judge keen key kidd king kings knight lace lake lamb lance
    lane lark law laws lay leaf leigh lily link little lock long lord love low luck major man maple
    marble mark marks marsh marshall martin mason master mean melody mere mercy miles mill miller
    mills mint miller moat monk moon moor moore moss mount myrtle neat new nick noble noon norm
    north nut oak oaks ocean old olive orange page pain park parker parks parrott pat patience peace
    peacock pearl peck peg penny pepper perch pike pine pink pitt place plant plum poole pool pope
    poppy porter post potter pound power powers price pride prince prior prudence purple queen quick
    rain raven ray read reading reed rice rich ring rivers rob robin rock rod rose rosemary rowan
    ruby rugby rush rusty rye sage sale salmon sandwich savage seal self sergeant settle sharp
    shepherd shore short shrimp silver sky slaughter small smart smith snow song sour south spark
    sparks sparrow spencer spring spring star stark steel steward still stock stocks stoke stone
    stones street strong sue summer summers swan sweet swift sykes tanner taylor temple thorn thorne
    tower town towns trail tree turner tyler underwood vale verity victor violet wade waits walker
    wall walls ward ware waters way weaver webb weeks well wells west west wheeler white wick wild
    will willow wing winter wise wolf wood woods work workman worth wren wright yard young
""")
"""In lower case; found in a text only where they have a capital, as a name has."""
PLACE_WORDS = words_of("""
    abbey academy allotments approach area arms avenue bank borough building buildings bungalow cafe
    canal castle centre chapel cinema city clinic close club college common community cottage
    cottages council county court courts crescent croft docks drive estate farm fields flats gardens
    gate great hamlet heath heights hills hospice hospital hostel hotel house inn isle island
    junction lane lanes library little lodge lower manor market marina meadow meadows medical mews
    mosque mount nightclub nursery old parade parish pharmacy place point practice primary priory
    prison pub quarter quay railway restaurant rise river road row saint school shop spa square st
    station street supermarket surgery tavern terrace theatre tower town trust university upper upon
    vale valley view village walk way wharf works yard bay of the and on in by under next near cum
    le
""")
"""In lower case; a name with one of these in it is a place's, and only found as a whole. Words that
are as often surnames (Hall, Hill, Park) are not included."""
PARTICLES = words_of(
    "al ap bin bint mac nic ni da de del den der di dos du el ibn la le o st van von y"
)
"""Particles that belong to the surname after them."""
NO_NAME_AFTER = words_of("""
    a an the this that these those i you we it he she they be been not no of to and or my your his
    her its our their there what which who any all each every some if as up down out by for from
    with at
""")
"""Before one of these, a capital at the start of a sentence is not a name: `Will the panel`."""
BEFORE_A_MONTH = words_of("""
    in since until till by during from before after of early mid late last next this and to on
    between through throughout around about every each beginning end middle or following previous
""")
