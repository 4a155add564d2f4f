namespace Handbill.Site.Demonstrations;

/// <summary>Articles of the demonstration.</summary>
internal static class DemoArticles
{
    /// <summary>An article; those with the same key are translations of each other.</summary>
    public sealed record Piece(string Key, string Language, int DaysAgo, string Section, string Topics, string Headline, string Standfirst, string Body)
    {
        public string Authors { get; init; } = "";

        public string Series { get; init; } = "";

        public string Kicker { get; init; } = "";
    }

    public static IReadOnlyList<Piece> All { get; } =
    [
        new("rota", "en", 1, "Work", "rota, notice", "The rota goes up two weeks ahead, or it is not a rota",
            "Fourteen days is what the agreement says. We looked at eleven workplaces: four keep it.",
            """
            On the board at the depot hangs the rota for a week that has already begun. Nobody is surprised. For three months it has gone up on the Friday before, and twice on the Sunday, by telephone.

            The agreement that both sides signed in March says *fourteen days*. It says it in one line, and there is nothing in it to interpret. Whoever has a child to fetch, a second job or a bus that goes once an hour knows what the line is worth.

            ## Eleven workplaces, four that keep it

            We asked in eleven places. In four the rota hangs when it should. In five it comes late and nobody says a word. In two it comes late and somebody does: there the late sheet is taken down, and the old one holds until there is a new one with fourteen days to go.

            - Take a picture of the board on the day it goes up.
            - Write the date beside it.
            - Bring both to the meeting.

            > “We did not ask for anything new. We asked for the date to be written on the sheet. After that it was easy.”

            The next meeting is on Tuesday after the late shift.
            """) { Series = "What the agreement says" },
        new("rota", "es", 1, "Trabajo", "turnos, avisos", "El turno se cuelga con dos semanas, o no es un turno",
            "El acuerdo dice catorce días. Hemos mirado en once centros: cuatro lo cumplen.",
            """
            En el tablón del depósito cuelga el turno de una semana que ya ha empezado. Nadie se sorprende. Desde hace tres meses aparece el viernes anterior, y dos veces llegó el domingo, por teléfono.

            El acuerdo que firmaron las dos partes en marzo dice *catorce días*. Lo dice en una línea, y no hay nada que interpretar.

            La próxima reunión es el martes, después del turno de tarde.
            """) { Series = "Lo que dice el acuerdo" },
        new("press", "en", 3, "Safety", "guards, machines", "A guard that can be taken off with one screw",
            "It took a spanner, four weeks and a sheet of paper with nine names.",
            """
            The press in hall two has had a guard since it was bought. It also has a screw, and the screw had been lying on the window sill since spring.

            Whoever works there knew it. Whoever walked past could see it. What was missing was a sheet of paper with the date, the number of the machine and the names of those who would not work at it. When there were nine names, a fitter came the same afternoon.

            The screw has been replaced by a rivet.
            """) { Authors = "Ada Brandt" },
        new("canteen", "en", 5, "Work", "canteen, prices", "The canteen raised its prices on a day when it was closed",
            "",
            """
            The new list is dated the second of the month. On the second the canteen was closed for cleaning. The till had the new prices on the third, and the list went up on the fifth.

            It is forty cents on the soup. It is also the fourth list in two years, and the first that nobody was told of. The works council has asked for the contract with the caterer, which says who decides.
            """),
        new("count", "en", 8, "Notes", "minutes, time clock", "Six minutes a day",
            "How long it takes from the gate to the clock, measured by those who walk it.",
            """
            Eight of us walked from the gate to the time clock with a watch, three days each. The shortest way took four minutes and the longest nine. The middle is six.

            Six minutes twice a day is an hour a week. It is work when the path leads through two halls, over the yard and past the scanner, and it is not counted.

            | from | minutes |
            |---|---|
            | Gate north | 4 |
            | Gate south | 6 |
            | Bus stop | 9 |

            We have given the table to the council. It is going to measure too.
            """) { Series = "What the agreement says" },
        new("laundry", "en", 12, "Notes", "heat", "Thirty-four degrees beside the dryers",
            "A thermometer costs nine euros. Now there are three.",
            """
            Above thirty-two there is a break of ten minutes every hour. That has stood in the rules for years. What nobody had was a thermometer.

            Since Monday there are three, on strings, where everybody can read them. On Tuesday the break was taken for the first time.
            """),
        new("bus", "en", 16, "Town", "buses, night shift", "The night bus waits again",
            "Four hundred signatures, two stops, and a driver who had been asking for it for a year.",
            """
            From the first of the month the night bus leaves six minutes later. It sounds like nothing. It is the six minutes between the end of the late shift and the stop.

            Four hundred people signed, in three workplaces that had never done anything together. The drivers had asked for the same thing for a year.
            """) { Authors = "Ada Brandt, Tomas Weir" },
    ];

    /// <summary>What is told of the piece about the canteen.</summary>
    public const string Corrected = "The canteen was closed on the second, not on the third as we wrote first.";

    public const string About =
        """
        We publish where people work. Every two weeks a sheet comes out in each of our workplaces: one side is the same everywhere, the other belongs to those who work there.

        Here stands what is for everybody. **Nobody is counted, and nothing is kept of who reads.**
        """;

    public const string Contact =
        """
        Write to us on the page that the code on your workplace's sheet leads to: what you write there is sealed before it leaves your telephone, and nobody but your group can read it.

        Or come by: we meet on the first Tuesday of the month after the late shift.
        """;

    public const string Imprint =
        """
        Published by the organisation named above, which is answerable for what stands here. Write to us by the code on the sheet, or by letter.
        """;
}
