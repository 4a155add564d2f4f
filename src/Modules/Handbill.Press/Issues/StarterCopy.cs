namespace Handbill.Press.Issues;

/// <summary>
/// The text of the starter: as long as its sheets, so that the first press of a new folder is exactly full, and with an example of all
/// that copy can hold. Comments stand in the fields above the copy, where they are not printed.
/// </summary>
internal static class StarterCopy
{
    public const string Editorial = """
        ---
        # The front of every sheet. Lines that begin with this sign are notes to you and are not printed.
        # Under these fields comes the text: an empty line between paragraphs, ## before a heading, *these* for italic.
        title: The clock on the wall is ours too
        byline: The editors
        ---

        Last month the start of the early shift moved forward by ten minutes, and nobody had asked for it. The notice went up on a
        Friday afternoon, when those it was meant for had gone home. By Monday everybody had an opinion, and for once everybody had
        the same one.

        Ten minutes do not sound like much. They are the difference between the first bus and a lift from a neighbour, between
        taking a child to the gate and leaving it at the corner. Somebody in the canteen did the sum on the back of a menu: over a
        year it comes to five working days, unpaid, in the dark.

        It was not even the ten minutes, if we are honest. It was the notice. It was four lines long, it had a drawing of a smiling
        alarm clock on it, and it ended with thanks for our understanding. We had not been asked to understand anything. We had been
        told the time, by a clock with a face.

        ## What happened next

        Four people wrote a letter, short and polite, and walked from table to table with it. They did not ask anybody to be brave.
        They asked for a name under three sentences: that the old times had suited the buses, that the new ones suited nobody who
        had signed, and that whoever makes such a change might talk to those who have to get up for it.

        It is harder than it looks to write three sentences. The first draft had two pages. It had the history of the shift in it,
        and the bus company, and what somebody had said to somebody in the car park nine years ago. All of it was true. Then an
        electrician who reads a lot of instructions took a pencil and asked of every line whether it would be missed. What was
        left over fitted on a card.

        By the end of the week there were sixty-one names, and two of them belonged to people who had never signed anything but a
        delivery note. One of these was asked what had changed his mind. He said that it was the first time that anybody had come
        to his table and not to the next one.

        ## The answer

        It took a fortnight. There was a meeting with biscuits, to which two of the four were invited, so all four went. They were
        told how complicated a timetable is. They said that they could imagine it, and laid the timetable of the number 9 bus on
        the table, with the ten minutes marked in red.

        The old times are back on the wall, in larger letters than before, without a drawing. Nobody has said that a mistake was
        made, and nobody needs to. The alarm clock has been kept. It hangs over the kettle in the fitters' room, and it is right
        twice a day.

        The buses, meanwhile, have changed their times. The number 9 now comes four minutes sooner, which nobody had asked for either.
        A letter is on its way. It has three sentences, and this time it began with three. If you take that bus, there is a copy by the
        coffee machine, and a pencil with it, on a string.

        ## What stays

        What stays is the list: sixty-one people who now know each other's names. Some of them had worked thirty metres apart for
        years. Since then three have found out that they live in the same street, and share a car on Thursdays. Somebody has
        started to bring the good bread.

        It also stays that the four of them were right about the tables. Had they only asked those whom they knew, they would have
        come home with nineteen names, and all of them from the same hall. The other forty-two were people whom somebody had been
        nodding to since spring, without ever having been told what they were called.

        What stays, too, is a small piece of knowledge. A thing that goes up on a wall on a Friday can come down again. It takes
        no more than a pencil, a card, and somebody who goes to the next table as well.

        This sheet is for them, and for whoever reads it over their shoulder. Tell us what goes on where you work. Two lines are
        enough; we will help with the rest.

        """;

    public const string Fillers = """
        ## Write to us

        Two lines are enough, and your name stays with us.

        ## Pass it on

        Read it? Leave it where the next shift finds it.

        ## Meet us

        Every first Thursday at half past five, in the back room of the library. There is tea.

        """;

    public const string Hyphenation = """
        # One word on a line, with a hyphen wherever it may be divided. Lines that begin with this sign are not read.
        work-place
        news-let-ter

        """;

    public const string Depot = """
        ---
        # The back of one workplace's sheet: this file is riverside-depot.md, so its sheet will be riverside-depot.pdf.
        # Every item begins with ## and its headline. {.holdover} after a headline: may wait for the next issue if this one is full.
        workplace: Riverside Depot
        copies: 250
        ---

        ## Hot water is back in the wash room

        After eleven days the boiler was repaired on Tuesday. The part had lain in the store all the time, under the wrong number.
        Whoever misses something else may look there first. The store, for its part, would like to know who has its ladder.

        ## Who drives on the 24th?

        The list for the holidays hangs by the lockers until Friday noon. Swapping is allowed, *writing somebody else in is not*.
        If you cannot get at the list, give a slip to Mira on the late shift. So far there are four names for the morning and none
        for the evening, which cannot be right: last year it was the other way round.

        ## Gloves

        The new ones tear at the thumb. Bring the torn pair to the counter instead of throwing it away: the supplier wants to see
        them, and so do we. By last Wednesday forty-three thumbs had been handed in. In the meantime there are two boxes of the old
        kind, on the shelf behind the tyre gauge, for those who work with the chains.

        ## The new rota, in short

        It begins on the first of the month and is the same for all three halls:

        - the early shift ends at two, and not when the late one comes,
        - a change of shift is asked for a week ahead, on paper,
        - whoever steps in on a day off gets another one within four weeks.

        The whole of it hangs in the passage. It is four pages long, and the third is the one to read.

        ## Mirrors on the hundred and twelve

        The left mirror of the older buses trembles from forty on. The workshop has found the reason: a rubber ring that costs less
        than this sheet of paper. Write the number of your bus on the board and it is done the same night. Nineteen have been done,
        and their drivers report that there is a road behind them.

        > I thought that it was me.
        >
        > — a driver with twenty-two years of service

        ## Parking for bicycles

        The stand by the gate holds twelve, and on a dry day there are thirty bicycles. From Monday the wall by the old pump may be
        used as well. It is lit, it is in sight of the gate, and it is nobody's parking space, whatever is painted on the ground.
        Locks can be left there over night; please not on the drainpipe, which has come down twice.

        ## Found

        A child's glove, blue. A flask with tea in it, still warm when it was found on line 9. Half a chess set. A letter that begins
        with *Dear Ruth*, which we have not read any further. All of it is with the porter, who has finished the tea.

        ## First aid

        The course is on the second Saturday, from nine to four, and the day counts as worked. There are twelve places and seven
        names. You learn what to do when somebody falls over; you also learn what not to do, which is the longer part. The list lies
        in the office until noon on Thursday.

        ## Noise in hall two

        The compressor was measured at last: 88 by the pit, 91 beside the bench. So it wears a hood from next week on, and until then
        there are plugs in the red tin. If the tin is empty, say so at once and not at the end of the month. The bench moves to the
        other wall, where it should have been from the start.

        ## Canteen prices {.holdover}

        A plate of the day costs forty more than in spring. The tenant says it is the oil. We have asked for the figures and shall
        print them here when they come.

        ## The vending machine

        It takes notes now, and gives nothing back for them. Until it has learned that, use coins. If it has kept your money, write
        the amount and the hand that fed it on the pad at its side: the firm comes on Thursdays and pays what is written there. The
        soup is number 14, whatever the picture says.

        ## Winter tyres

        From the first frost every bus has them, and until then the sixes and eights run on what is there. Report a smooth one by
        its place: left, right, front, behind. *Somewhere at the back* has been written four times and found none.

        ## Thank you

        To whoever swept the stairs on Sunday. There is a bet on who it was.

        """;

    public const string Hospital = """
        ---
        # Another workplace. It may be in another language: `language: es` needs editorial.es.md beside editorial.md.
        # When you have changed something, `handbill check .` says in a moment whether the sheet is still full.
        workplace: Hilltop Hospital
        copies: 400
        ---

        ## Night bus from the main gate

        From the first of the month the number 9 stops at the main gate at 22:10 and 22:40. That is ten minutes after the late shift
        ends, which is what two hundred of us had asked for. The stop is the one with the broken bench. The bench has been reported.

        ## Where the chairs went

        The six chairs from the staff room on the third floor are in the waiting room of the clinic. Nobody grudges patients a
        chair. Six more have been ordered, we are told. We shall count them.

        ## Handover takes time

        Fifteen minutes are planned for it, and on most wards it takes twenty-five. Note it down for two weeks, only the minutes, no
        names: a form lies behind the door of each staff room. On ward four somebody began early, and has this to show:

        | Shift | Planned | Taken |
        |---|--:|--:|
        | Early | 15 | 24 |
        | Late | 15 | 22 |
        | Night | 15 | 31 |

        Why it takes longest at night is no secret: it is then that one nurse hands over to two, in two places.

        ## The laundry asks

        Please empty the pockets. In one week there were eleven pens, four pairs of scissors, a set of keys, and a sandwich, which
        had been through at ninety degrees. The keys are at the counter. The pens write again, most of them, and lie in the tin.

        ## The lift for beds

        Lift three is for beds and stops for nothing else from Monday. That is what it was built for. If you are on foot and it
        opens, do not get in: it now goes back to the ground floor by itself, and you would go with it. Lifts one and two are for
        everybody. The stairs are for those who want to arrive.

        ## Break room on five

        ::: box What is to be in it
        A table, eight chairs, a tap, a window that opens, and a lock on the inside. The wall has been measured and there is room.
        :::

        The old linen room is empty since June. Fifty-two people have said on a list what they would like it to be, and all but one
        wrote the same. The one would like a sauna. We are to have an answer before the end of the month.

        ## Shoes

        The white ones with the thick sole are no longer made. Until there is a new model you may wear your own, closed, washable
        and quiet. Keep the receipt: up to sixty is paid back, once a year, on form 12. The form asks for a reason. *Feet* has been
        accepted.

        ## Pay for nights changed at short notice

        A night that is called off after noon on the day before is paid as if it had been worked. It says so in our agreement, and in
        October it was forgotten eleven times. Look at your slip, the line with the letter N. If it is missing, write the date on a
        piece of paper and hand it in at the pay office, room 014; it comes with the next pay.

        ## The plants in the entrance

        They are real. For two years they have been dusted, and hardly ever watered. Would whoever has the early shift at the desk
        give each of them half a jug on Mondays? The jug is behind the palm.

        ## Swap a shift, find a lift

        There is a board for both beside the time clock. Cards with a red corner are shifts, with a green corner lifts. Take down
        what is done with: last week three people waited for a car that had left in August.

        ## Quiet hour on three

        From one to two in the afternoon the third floor is to be quiet: no rounds, no deliveries, no drill. The patients asked for
        it and the trial begins on Monday. The trolley with the squeak goes to the workshop first. It has been given a name and will
        be missed.

        ## Lockers

        There are forty new ones in the basement, with room for a coat. Whoever shares a locker comes first. The keys are given out on
        Wednesday from one to three against a signature, and the old padlocks are not cut before the end of the month.

        ## Choir

        Thursdays at half past five in the gymnasium. Nobody has to be able to sing yet. Two basses would be welcome, and someone
        who can count to four.

        """;
}
