using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using Insurance.Domain.People;
using NodaTime;
using NodaTime.Text;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>
/// Reads the history of one person, by <c>docs/coverage-file.md</c>. Everything that is wrong is told at once with path and line, and nothing of what stands there is repeated:
/// neither a value nor a key that does not belong there, because either could be somebody's name or number.
/// </summary>
internal sealed class HistoryReader
{
    /// <summary>The most bytes that are read.</summary>
    public const int MaxBytes = 1 << 18;

    private const int MostErrors = 50;
    private const int MostRepairedYears = 60;

    // Nobody who lives was born before.
    private const int EarliestBirth = 1850;

    private static readonly string[] RootKeys = ["region", "enrollments", "payments", "neverWaits", "birthDate", "sex"];
    private static readonly string[] EnrollmentKeys = ["as", "from", "through"];
    private static readonly string[] PaymentKeys = ["as", "from", "through", "paidOn", "elsewhere", "refunded", "repairedYears"];
    private static readonly string[] PeriodKeys = ["from", "through"];

    private static readonly string SomeDate = $"a date such as 2023-01-03, of the years {ContributionYear.MinYear.ToString(CultureInfo.InvariantCulture)} to {ContributionYear.MaxYear.ToString(CultureInfo.InvariantCulture)}";
    private static readonly string SomeMonth = $"a month such as 2023-01, of the years {ContributionYear.MinYear.ToString(CultureInfo.InvariantCulture)} to {ContributionYear.MaxYear.ToString(CultureInfo.InvariantCulture)}";

    private readonly Region? instead;
    private readonly List<CallError> errors = [];

    private HistoryReader(Region? instead) => this.instead = instead;

    /// <summary>The history, or null with all that is wrong.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="instead">A region that takes the place of the file's; null for none.</param>
    /// <param name="errors">What is wrong.</param>
    public static CoverageHistory? Read(ReadOnlySpan<byte> utf8, Region? instead, out ImmutableArray<CallError> errors)
    {
        if (utf8.Length > MaxBytes)
        {
            errors = [new CallError(ErrorCodes.File.TooLarge, "$", string.Create(CultureInfo.InvariantCulture, $"The history has more than {MaxBytes} bytes; no more are read."))];
            return null;
        }

        if (HistoryNode.Parse(utf8, out var brokenLine) is not { } root)
        {
            errors = [new CallError(ErrorCodes.File.Malformed, "$", $"{AtLine(brokenLine)} the text is not valid JSON from here on; it may be cut off. Comments and trailing commas are not allowed.")];
            return null;
        }

        var reader = new HistoryReader(instead);
        var history = reader.History(root);
        errors = [.. reader.errors];
        return reader.errors.Count == 0 ? history : null;
    }

    private CoverageHistory History(HistoryNode root)
    {
        var members = Object(root, "$", RootKeys);
        var own = members.GetValueOrDefault("region") is { } named ? RegionOf(named, "$.region") : Region.Chongqing;
        var region = instead ?? own ?? Region.Chongqing;
        var birthDate = members.GetValueOrDefault("birthDate") is { } born ? Birth(born, "$.birthDate") : null;
        var sex = members.GetValueOrDefault("sex") is { } told ? SexOf(told, "$.sex") : null;
        var facts = new CoverageFacts(region)
        {
            Enrollments = [.. List(members, "$", "enrollments", Enrollment)],
            Payments = [.. List(members, "$", "payments", (node, path) => Payment(node, path, region))],
            NeverWaits = Flag(members, "$", "neverWaits"),
        };
        return new CoverageHistory(facts, birthDate, sex);
    }

    private EnrolledSpell? Enrollment(HistoryNode node, string path)
    {
        var members = Object(node, path, EnrollmentKeys);
        var insured = As(node, members, path);
        var from = Required(node, members, path, "from") is { } first ? Date(first, $"{path}.from") : null;
        var last = members.GetValueOrDefault("through");
        var through = last is null ? null : Date(last, $"{path}.through");
        if (through < from)
        {
            Wrong(last!, $"{path}.through", "a day that is not before from");
        }

        return insured is { } asWhat && from is { } day ? new EnrolledSpell(asWhat, day, through) : null;
    }

    private BookedPayment? Payment(HistoryNode node, string path, Region region)
    {
        var members = Object(node, path, PaymentKeys);
        var insured = As(node, members, path);
        var months = Period(node, members, path);
        var paidOn = PaidOn(node, members, path, insured);
        var elsewhere = members.GetValueOrDefault("elsewhere") is { } place ? RegionOf(place, $"{path}.elsewhere") : null;
        if (elsewhere == region)
        {
            Wrong(members["elsewhere"], $"{path}.elsewhere", "another region than that of the history");
        }

        var refunded = Items(members, path, "refunded").Select(item => Refunded(item.Node, item.Path, months)).OfType<FeePeriod>().ToList();
        var repaired = Repaired(members, path, insured);
        return insured is { } asWhat && months is { } paid
            ? new BookedPayment(asWhat, paid, paidOn) { Elsewhere = elsewhere, Refunded = [.. refunded], RepairedYears = repaired }
            : null;
    }

    private LocalDate? PaidOn(HistoryNode node, Dictionary<string, HistoryNode> members, string path, InsuredAs? insured)
    {
        if (insured != InsuredAs.Employer)
        {
            return (insured is null ? members.GetValueOrDefault("paidOn") : Required(node, members, path, "paidOn")) is { } day ? Date(day, $"{path}.paidOn") : null;
        }

        if (members.TryGetValue("paidOn", out var given))
        {
            Wrong(given, $"{path}.paidOn", "no day here: an employer pays the months as they come");
        }

        return null;
    }

    private FeePeriod? Refunded(HistoryNode node, string path, FeePeriod? months)
    {
        var period = Period(node, Object(node, path, PeriodKeys), path);
        if (period is { } given && months is { } paid && !paid.Contains(given))
        {
            Wrong(node, path, "months of the payment");
        }

        return period;
    }

    private int Repaired(Dictionary<string, HistoryNode> members, string path, InsuredAs? insured)
    {
        if (!members.TryGetValue("repairedYears", out var node))
        {
            return 0;
        }

        path = $"{path}.repairedYears";
        if (insured is not (InsuredAs.Resident or null))
        {
            Wrong(node, path, "nothing here: only lapsed years of residents are repaired");
            return 0;
        }

        if (node.Kind == JsonTokenType.Number && int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years <= MostRepairedYears)
        {
            return years;
        }

        Wrong(node, path, string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {MostRepairedYears}"));
        return 0;
    }

    private FeePeriod? Period(HistoryNode node, Dictionary<string, HistoryNode> members, string path)
    {
        var from = Required(node, members, path, "from") is { } first ? Month(first, $"{path}.from") : null;
        var last = Required(node, members, path, "through");
        var through = last is null ? null : Month(last, $"{path}.through");
        if (from is not { } start || through is not { } end)
        {
            return null;
        }

        if (FeePeriod.Between(start, end).TryGet(out var period, out _))
        {
            return period;
        }

        Wrong(last!, $"{path}.through", "a month that is not before from");
        return null;
    }

    private InsuredAs? As(HistoryNode node, Dictionary<string, HistoryNode> members, string path)
    {
        if (Required(node, members, path, "as") is not { } word)
        {
            return null;
        }

        if (word.Kind == JsonTokenType.String && Spelling.TryRead<InsuredAs>(word.Text, out var insured))
        {
            return insured;
        }

        Wrong(word, $"{path}.as", $"one of {Spelling.All<InsuredAs>()}");
        return null;
    }

    private Sex? SexOf(HistoryNode node, string path)
    {
        if (node.Kind == JsonTokenType.String && Spelling.TryRead<Sex>(node.Text, out var sex))
        {
            return sex;
        }

        Wrong(node, path, $"one of {Spelling.All<Sex>()}");
        return null;
    }

    private Region? RegionOf(HistoryNode node, string path)
    {
        if (node.Kind == JsonTokenType.String && Region.TryParse(node.Text, out var region))
        {
            return region;
        }

        Wrong(node, path, "a region code of six digits such as \"500000\"");
        return null;
    }

    private LocalDate? Date(HistoryNode node, string path)
    {
        if (node.Kind == JsonTokenType.String && Call.ReadDate(node.Text!) is { Year: >= ContributionYear.MinYear and <= ContributionYear.MaxYear } date)
        {
            return date;
        }

        Wrong(node, path, SomeDate);
        return null;
    }

    private LocalDate? Birth(HistoryNode node, string path)
    {
        if (node.Kind == JsonTokenType.String && Call.ReadDate(node.Text!) is { Year: >= EarliestBirth and <= ContributionYear.MaxYear } date)
        {
            return date;
        }

        Wrong(node, path, string.Create(CultureInfo.InvariantCulture, $"a date such as 1970-05-01, of the years {EarliestBirth} to {ContributionYear.MaxYear}"));
        return null;
    }

    private YearMonth? Month(HistoryNode node, string path)
    {
        if (node.Kind == JsonTokenType.String && YearMonthPattern.Iso.Parse(node.Text!) is { Success: true, Value: { Year: >= ContributionYear.MinYear and <= ContributionYear.MaxYear } month })
        {
            return month;
        }

        Wrong(node, path, SomeMonth);
        return null;
    }

    private bool Flag(Dictionary<string, HistoryNode> members, string path, string key)
    {
        if (!members.TryGetValue(key, out var node))
        {
            return false;
        }

        if (node.Kind is not (JsonTokenType.True or JsonTokenType.False))
        {
            Wrong(node, $"{path}.{key}", "true or false");
        }

        return node.Kind == JsonTokenType.True;
    }

    private List<T> List<T>(Dictionary<string, HistoryNode> members, string path, string key, Func<HistoryNode, string, T?> read)
        where T : class => Items(members, path, key).Select(item => read(item.Node, item.Path)).OfType<T>().ToList();

    private IEnumerable<(HistoryNode Node, string Path)> Items(Dictionary<string, HistoryNode> members, string path, string key)
    {
        if (!members.TryGetValue(key, out var node))
        {
            return [];
        }

        if (node.Kind == JsonTokenType.StartArray)
        {
            return node.Items.Select((item, i) => (item, string.Create(CultureInfo.InvariantCulture, $"{path}.{key}[{i}]")));
        }

        Wrong(node, $"{path}.{key}", "a list");
        return [];
    }

    /// <summary>The members that belong to an object; null stands for one that is left out.</summary>
    private Dictionary<string, HistoryNode> Object(HistoryNode node, string path, string[] keys)
    {
        var members = new Dictionary<string, HistoryNode>(StringComparer.Ordinal);
        if (node.Kind != JsonTokenType.StartObject)
        {
            Wrong(node, path, "an object");
        }

        foreach (var (key, member) in node.Members)
        {
            if (!keys.Contains(key))
            {
                Add(ErrorCodes.File.UnknownKey, path, member, $"a key does not belong here; there are {string.Join(", ", keys)}.");
            }
            else if (!members.TryAdd(key, member))
            {
                Add(ErrorCodes.File.Duplicate, $"{path}.{key}", member, $"{key} stands here for the second time.");
            }
        }

        foreach (var key in keys.Where(key => members.GetValueOrDefault(key)?.Kind == JsonTokenType.Null))
        {
            members.Remove(key);
        }

        return members;
    }

    private HistoryNode? Required(HistoryNode owner, Dictionary<string, HistoryNode> members, string path, string key)
    {
        if (members.TryGetValue(key, out var node))
        {
            return node;
        }

        // Of what is no object at all, that has been told.
        if (owner.Kind == JsonTokenType.StartObject)
        {
            Add(ErrorCodes.File.MissingKey, path, owner, $"{key} is missing.");
        }

        return null;
    }

    private void Wrong(HistoryNode node, string path, string expected) => Add(ErrorCodes.File.WrongValue, path, node, $"what stands here does not fit; expected: {expected}.");

    private void Add(string code, string path, HistoryNode at, string message)
    {
        // Enough to mend a file by.
        if (errors.Count < MostErrors)
        {
            errors.Add(new CallError(code, path, $"{AtLine(at.Line)} {message}"));
        }
    }

    private static string AtLine(int line) => string.Create(CultureInfo.InvariantCulture, $"Line {line}:");
}
