using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Insurance.Domain.Tests.Declarations;

/// <summary>What a person tries: by themself or not, on a day so many days after the last one.</summary>
/// <param name="Verb">Which.</param>
/// <param name="Days">Days after the day of the command before; below zero for an entry before the last one.</param>
/// <param name="Edge">A day of the year's end to go to instead: 0 for none, else 1130, 1201, 1220, 1221 or 101.</param>
/// <param name="Year">The year of a change, counted from the year of the day.</param>
/// <param name="Grade">The grade of a change.</param>
/// <param name="Line">Which line's deduction.</param>
/// <param name="Oneself">Whether it is the insured.</param>
internal sealed record Command(string Verb, int Days, int Edge, int Year, string Grade, int Line, bool Oneself)
{
    public static Gen<Command> Any { get; } =
        from verb in Gen.Frequency((6, Gen.Constant("change")), (2, Gen.Constant("withdraw")), (2, Gen.Constant("approve")), (1, Gen.Constant("take-back")))
        from days in Gen.Frequency((8, Gen.Choose(0, 60)), (1, Gen.Choose(60, 400)), (1, Gen.Choose(-3, -1)))
        from edge in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Elements(1130, 1201, 1201, 1210, 1220, 1221, 101)))
        from year in Gen.Frequency((6, Gen.Constant(1)), (1, Gen.Choose(-1, 3)))
        from grade in Gen.Elements("1", "2")
        from line in Gen.Choose(0, 1)
        from oneself in Gen.Frequency((15, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new Command(verb, days, edge, year, grade, line, oneself);

    public LocalDate DayAfter(LocalDate last)
    {
        if (Edge == 0)
        {
            return last.PlusDays(Days);
        }

        var edge = new LocalDate(last.Year, Edge / 100, Edge % 100);
        return edge >= last ? edge : edge.PlusYears(1);
    }
}

/// <summary>
/// A declaration in Chongqing in few lines: a list of choices with their days. Windows by hand: 1 to 20 December before 2023 to 2026, none
/// published for other years.
/// </summary>
internal sealed class DeclarationModel(LocalDate agreedFrom, LocalDate agreedThrough)
{
    public List<Choice> Choices { get; } = [];

    public LocalDate Last { get; private set; }

    public Choice? Newest => Choices.LastOrDefault(choice => choice.Gone is null);

    public void Begin(string grade, int year, LocalDate effect, LocalDate on)
    {
        Choices.Add(new(grade, year, effect, on));
        Last = on;
    }

    /// <summary>The codes of the refusals; none for a command that is carried out.</summary>
    public SortedSet<string> Do(Command command, LocalDate on)
    {
        var refused = new SortedSet<string>(StringComparer.Ordinal);
        if (!command.Oneself)
        {
            refused.Add("declaration.not-oneself");
        }

        if (on < Last)
        {
            refused.Add("declaration.before-last-change");
        }

        var open = Choices.Where(choice => choice.At(on, Choices) is "submitted" or "in-effect").ToList();
        switch (command.Verb)
        {
            case "change" when Newest is { } newest:
                refused.UnionWith(Against(newest, on, on.Year + command.Year));
                break;
            case "withdraw" when Newest is null || Newest.Effect <= on:
                refused.Add(Newest is null ? "declaration.nothing-stands" : "declaration.in-effect");
                break;
            case "approve" when on < agreedFrom || on > agreedThrough:
                refused.Add("declaration.deduction-needs-agreement");
                break;
        }

        // Before the last entry nothing is looked for.
        if (command.Verb is "approve" or "take-back" && open.Count == 0 && command.Oneself && on >= Last)
        {
            refused.Add("declaration.nothing-stands");
        }

        if (refused.Count > 0)
        {
            return refused;
        }

        switch (command.Verb)
        {
            case "change":
                var year = on.Year + command.Year;
                var january = new LocalDate(year, 1, 1);
                Choices.Add(new(command.Grade, year, on > january ? on : january, on));
                Last = on;
                break;
            case "withdraw":
                Newest!.Gone = on;
                Last = on;
                break;
            default:
                foreach (var choice in open.Where(choice => choice.Approved[command.Line] != (command.Verb == "approve")))
                {
                    choice.Approved[command.Line] = command.Verb == "approve";
                    Last = on;
                }

                break;
        }

        return refused;
    }

    private static IEnumerable<string> Against(Choice newest, LocalDate on, int year)
    {
        if (newest.Effect > on)
        {
            yield return "declaration.pending";
        }

        if (year < newest.Year)
        {
            yield return "declaration.year-begun";
        }
        else if (year is >= 2023 and <= 2026)
        {
            if (on.Year != year - 1 || on.Month != 12 || on.Day > 20)
            {
                yield return "declaration.outside-window";
            }
        }
        else if (on.Year >= year)
        {
            yield return "declaration.year-begun";
        }
    }

    internal sealed class Choice(string grade, int year, LocalDate effect, LocalDate on)
    {
        public string Grade => grade;

        public int Year => year;

        public LocalDate Effect => effect;

        public LocalDate? Gone { get; set; }

        public bool[] Approved { get; } = new bool[2];

        public string? At(LocalDate day, List<Choice> all)
        {
            if (day < on)
            {
                return null;
            }

            if (Gone is not null)
            {
                return day >= Gone ? "withdrawn" : "submitted";
            }

            return day < effect ? "submitted" : all.SkipWhile(choice => choice != this).Skip(1).Any(choice => choice.Gone is null && choice.Effect <= day) ? "superseded" : "in-effect";
        }
    }
}
