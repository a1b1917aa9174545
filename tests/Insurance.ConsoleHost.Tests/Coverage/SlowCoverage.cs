using System.Globalization;
using System.Text;
using Insurance.ConsoleHost.Tests.Bulk;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using NodaTime;
using NodaTime.Text;

namespace Insurance.ConsoleHost.Tests.Coverage;

/// <summary>One line of an output: the person's id, their days from 1 January on, one letter each, or the code for which there are none.</summary>
internal sealed record SlowPerson(long Line, byte[] Id, string Days, string Code);

/// <summary>What a job must come to, as <c>docs/coverage-bulk.md</c> says it, person by person and day by day from <see cref="CoverageTimeline.On"/>; null where the columns are wrong.</summary>
internal sealed record SlowCoverage(int Year, int Rows, List<SlowPerson> People)
{
    private const string Letters = "CWURLN";
    private static readonly string[] Needed = ["person_id", "fact", "as", "from", "through", "paid_on"];
    private static readonly string[] Others = ["elsewhere", "refunded_from", "refunded_through", "repaired_years"];
    private static readonly string[] Broken = ["bulk.quotes", "bulk.length", "bulk.fields", "bulk.person-id"];

    public IEnumerable<SlowPerson> Refused => People.Where(person => person.Code.Length > 0);

    public IEnumerable<SlowPerson> Malformed => People.Where(person => Broken.Contains(person.Code));

    public static SlowCoverage? Of(byte[] file, Region region, int year, IWaitingPeriodPolicy waits)
    {
        var records = SlowReader.Read(file);
        var header = records.Count == 0 || records[0].Fault is not null ? [] : records[0].Fields.ConvertAll(Encoding.UTF8.GetString);
        if (Needed.Except(header).Any() || header.Except([.. Needed, .. Others]).Any() || header.Distinct().Count() != header.Count)
        {
            return null;
        }

        var rows = records.Skip(1).Select(record => (Record: record, Fault: FaultOf(record, header))).ToList();
        var people = new List<SlowPerson>();
        for (var at = 0; at < rows.Count;)
        {
            var (first, fault) = rows[at];
            if (fault is not null)
            {
                people.Add(new SlowPerson(first.Line, [], "", fault));
                at++;
                continue;
            }

            var id = first.Fields[header.IndexOf("person_id")];
            var own = rows.Skip(at).TakeWhile(row => row.Fault is null && row.Record.Fields[header.IndexOf("person_id")].AsSpan().SequenceEqual(id)).ToList();
            var code = at > 0 && rows[at - 1].Fault is not null ? "bulk.neighbour"
                : own.Count > 200 ? "bulk.rows"
                : at + own.Count < rows.Count && rows[at + own.Count].Fault is not null ? "bulk.neighbour"
                : null;
            var texts = own.Select(row => header.Zip(row.Record.Fields).ToDictionary(field => field.First, field => Encoding.UTF8.GetString(field.Second))).ToList();
            people.Add(code is null ? PersonOf(first.Line, id, texts, region, year, waits) : new SlowPerson(first.Line, id, "", code));
            at += own.Count;
        }

        return new SlowCoverage(year, rows.Count, people);
    }

    public byte[] Output()
    {
        using var output = new MemoryStream();
        var months = Enumerable.Range(1, 12).Select(month => string.Create(CultureInfo.InvariantCulture, $"{Year}-{month:D2}")).ToList();
        output.Write(Encoding.UTF8.GetBytes(
            $"person_id,{string.Join(',', months)},covered_days,waiting_days,uncertain_days,reimbursable_days,lapsed_days,not_enrolled_days,first_covered,error\n"));
        foreach (var person in People)
        {
            output.Write(person.Id.Any(b => b is (byte)',' or (byte)'"' or (byte)'\r' or (byte)'\n')
                ? Encoding.Latin1.GetBytes($"\"{Encoding.Latin1.GetString(person.Id).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
                : person.Id);
            output.Write(Encoding.UTF8.GetBytes($",{string.Join(',', Cells(person))},{person.Code}\n"));
        }

        return output.ToArray();
    }

    private IEnumerable<string> Cells(SlowPerson person)
    {
        if (person.Code.Length > 0)
        {
            return Enumerable.Repeat("", 19);
        }

        var start = new LocalDate(Year, 1, 1);
        var months = Enumerable.Range(1, 12).Select(month => string.Concat(person.Days.Where((_, day) => start.PlusDays(day).Month == month)));
        var covered = person.Days.IndexOf('C', StringComparison.Ordinal);
        return [.. months.Select(Cell), .. Letters.Select(letter => person.Days.Count(day => day == letter).ToString(CultureInfo.InvariantCulture)), covered < 0 ? "" : LocalDatePattern.Iso.Format(start.PlusDays(covered))];
    }

    private static string Cell(string month)
    {
        if (month.Distinct().Count() == 1)
        {
            return month[..1];
        }

        var cell = new StringBuilder();
        for (var at = 0; at < month.Length;)
        {
            var run = month[at..].TakeWhile(letter => letter == month[at]).Count();
            cell.Append(CultureInfo.InvariantCulture, $"{month[at]}{run}");
            at += run;
        }

        return cell.ToString();
    }

    private static string? FaultOf(SlowRecord record, List<string> header)
    {
        if (record.Fault is not null || record.Fields.Count != header.Count)
        {
            return record.Fault ?? "bulk.fields";
        }

        return record.Fields[header.IndexOf("person_id")].Length is >= 1 and <= 64 ? null : "bulk.person-id";
    }

    private static SlowPerson PersonOf(long line, byte[] id, List<Dictionary<string, string>> rows, Region region, int year, IWaitingPeriodPolicy waits)
    {
        var facts = new CoverageFacts(region);
        foreach (var row in rows)
        {
            if (Read(row, ref facts) is { } code)
            {
                return new SlowPerson(line, id, "", code);
            }
        }

        if (!CoverageTimeline.Of(facts, waits).TryGet(out var timeline, out var errors))
        {
            return new SlowPerson(line, id, "", errors[0].Code);
        }

        var days = new StringBuilder();
        for (var day = new LocalDate(year, 1, 1); day.Year == year; day = day.PlusDays(1))
        {
            days.Append(timeline.On(day).State switch
            {
                CoverageState.Covered => 'C',
                CoverageState.Waiting => 'W',
                CoverageState.WaitingOrCovered => 'U',
                CoverageState.Reimbursable => 'R',
                CoverageState.Lapsed => 'L',
                _ => 'N',
            });
        }

        return new SlowPerson(line, id, days.ToString(), "");
    }

    /// <summary>Adds the fact of a row; the code where it is none.</summary>
    private static string? Read(Dictionary<string, string> row, ref CoverageFacts facts)
    {
        string Text(string column) => row.GetValueOrDefault(column, "");
        bool Any(params string[] columns) => columns.Any(column => Text(column).Length > 0);
        string[] ofPayments = ["paid_on", .. Others];

        if (Text("fact") == "never-waits")
        {
            facts = facts with { NeverWaits = true };
            return Any(["as", "from", "through", .. ofPayments]) ? "bulk.surplus-field" : null;
        }

        if (Text("fact") is not ("paid" or "enrolled"))
        {
            return "bulk.fact";
        }

        if (!Spelling.TryRead<InsuredAs>(Text("as"), out var insured))
        {
            return "bulk.as";
        }

        if (Text("fact") == "enrolled")
        {
            var (begin, end) = (Date(Text("from")), Date(Text("through")));
            if (begin is null || (end is null && Any("through")))
            {
                return "bulk.date";
            }

            facts = facts with { Enrollments = [.. facts.Enrollments, new EnrolledSpell(insured, begin.Value, end)] };
            return end < begin ? "bulk.reversed" : Any(ofPayments) ? "bulk.surplus-field" : null;
        }

        if (Month(Text("from")) is not { } from || Month(Text("through")) is not { } through)
        {
            return "bulk.month";
        }

        if (through.CompareTo(from) < 0)
        {
            return "bulk.reversed";
        }

        if (Any("paid_on") == (insured == InsuredAs.Employer))
        {
            return "bulk.paid-on";
        }

        if (Any("paid_on") && Date(Text("paid_on")) is null)
        {
            return "bulk.date";
        }

        Region? elsewhere = Region.TryParse(Text("elsewhere"), out var place) ? place : null;
        if (Any("elsewhere") && (elsewhere is null || elsewhere == facts.Region))
        {
            return "bulk.elsewhere";
        }

        ValueList<FeePeriod> refunded = [];
        if (Any("refunded_from", "refunded_through"))
        {
            if (Month(Text("refunded_from")) is not { } first || Month(Text("refunded_through")) is not { } last)
            {
                return "bulk.month";
            }

            if (last.CompareTo(first) < 0 || first.CompareTo(from) < 0 || last.CompareTo(through) > 0)
            {
                return "bulk.refunded";
            }

            refunded = [FeePeriod.Of(first, last)];
        }

        var repaired = Text("repaired_years");
        if (repaired.Length > 4 || repaired.Any(c => !char.IsAsciiDigit(c)) || int.Parse($"0{repaired}", CultureInfo.InvariantCulture) is var years && (years > 60 || (years > 0 && insured != InsuredAs.Resident)))
        {
            return "bulk.repaired-years";
        }

        facts = facts.With(new BookedPayment(insured, FeePeriod.Of(from, through), Date(Text("paid_on"))) { Elsewhere = elsewhere, Refunded = refunded, RepairedYears = years });
        return null;
    }

    private static LocalDate? Date(string text) =>
        text.Length == 10 && LocalDatePattern.Iso.Parse(text) is { Success: true, Value.Year: >= 1950 and <= 2199 } date ? date.Value : null;

    private static YearMonth? Month(string text) =>
        text.Length == 7 && YearMonthPattern.Iso.Parse(text) is { Success: true, Value.Year: >= 1950 and <= 2199 } month ? month.Value : null;
}
