using System.Text;
using System.Text.Json;

namespace Insurance.ConsoleHost.Tests.Coverage;

public sealed class CoverageBulkCommandTests : IDisposable
{
    private const string Header = "person_id,fact,as,from,through,paid_on,elsewhere,refunded_from,refunded_through,repaired_years\n";
    private const string Covered = "C,C,C,C,C,C,C,C,C,C,C,C,365,0,0,0,0,0,2025-01-01,";

    private readonly Console console = new();

    private string Output => File.ReadAllText(Path.Combine(console.Directory, "out.csv"));

    private IEnumerable<string> Files => Directory.GetFiles(console.Directory).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    /// <summary>The facts on Chongqing, section 4: six months of waiting after a first enrolment; counted from the month after the payment, or from its day, since nobody published which.</summary>
    [Fact]
    public void A_file_of_facts_becomes_a_file_of_people_and_an_object_of_sums()
    {
        console.Write("in.csv", "person_id,fact,as,from,through,paid_on\np1,enrolled,flexible-employment,2025-02-26,,\np1,paid,flexible-employment,2025-02,2025-12,2025-02-27\np2,paid,employer,2024-07,2025-12,\n");

        var said = console.Call("coverage --bulk in.csv out.csv --year 2025 --json");

        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Equal(
            "person_id,2025-01,2025-02,2025-03,2025-04,2025-05,2025-06,2025-07,2025-08,2025-09,2025-10,2025-11,2025-12,covered_days,waiting_days,uncertain_days,reimbursable_days,lapsed_days,not_enrolled_days,first_covered,error\n"
            + $"p1,N,N25L1W2,W,W,W,W,W,W26U5,C,C,C,C,122,181,5,0,1,56,2025-09-01,\np2,{Covered}\n",
            Output);
        Assert.Equal(
            ["region", "year", "people", "rows", "refused", "days", "seconds", "peoplePerSecond", "digest", "refusals", "malformed"],
            said.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("500000", 2025, 2, 3, 0), (said.Json.GetProperty("region").GetString(), said.Json.GetProperty("year").GetInt32(), said.Json.GetProperty("people").GetInt32(), said.Json.GetProperty("rows").GetInt32(), said.Json.GetProperty("refused").GetInt32()));
        Assert.Equal("""{"covered":487,"waiting":181,"waiting-or-covered":5,"reimbursable":0,"lapsed":1,"not-enrolled":56}""", said.Json.GetProperty("days").GetRawText());
        Assert.Equal(("{}", "[]"), (said.Json.GetProperty("refusals").GetRawText(), said.Json.GetProperty("malformed").GetRawText()));
        Assert.Matches("^[0-9a-f]{32}$", said.Json.GetProperty("digest").GetString());
        Assert.Equal(JsonValueKind.Number, said.Json.GetProperty("peoplePerSecond").ValueKind);
    }

    [Theory]
    [InlineData("paid,employer,2025-01,2025-12,,,,,", "")]
    [InlineData("never-waits,,,,,,,,", "")]
    [InlineData("enrolled,resident,2025-01-01,2025-01-01,,,,,", "")]
    [InlineData("paid,employer,2025-01,2025-12,,440100,2025-12,2025-12,0", "")]
    [InlineData("PAID,employer,2025-01,2025-12,,,,,", "bulk.fact")]
    [InlineData(",employer,2025-01,2025-12,,,,,", "bulk.fact")]
    [InlineData("paid,student,2025-01,2025-12,,,,,", "bulk.as")]
    [InlineData("enrolled,,2025-01-01,,,,,,", "bulk.as")]
    [InlineData("enrolled,employer,2025-01,,,,,,", "bulk.date")]
    [InlineData("enrolled,employer,,,,,,,", "bulk.date")]
    [InlineData("enrolled,employer,2025-02-29,,,,,,", "bulk.date")]
    [InlineData("enrolled,employer,1949-12-31,,,,,,", "bulk.date")]
    [InlineData("enrolled,employer,2025-02-28,2200-01-01,,,,,", "bulk.date")]
    [InlineData("enrolled,employer,2025-02-28,2025-02-27,,,,,", "bulk.reversed")]
    [InlineData("enrolled,employer,2025-02-28,,2025-02-28,,,,", "bulk.surplus-field")]
    [InlineData("enrolled,employer,2025-02-28,,,440100,,,", "bulk.surplus-field")]
    [InlineData("enrolled,employer,2025-02-28,,,,2025-01,,", "bulk.surplus-field")]
    [InlineData("enrolled,employer,2025-02-28,,,,,,0", "bulk.surplus-field")]
    [InlineData("never-waits,,2025-01-01,,,,,,", "bulk.surplus-field")]
    [InlineData("never-waits,employer,,,,,,,", "bulk.surplus-field")]
    [InlineData("paid,employer,2025-01-01,2025-12-31,,,,,", "bulk.month")]
    [InlineData("paid,employer,2025-01,,,,,,", "bulk.month")]
    [InlineData("paid,employer,2025-13,2025-13,,,,,", "bulk.month")]
    [InlineData("paid,employer,2025-02,2025-01,,,,,", "bulk.reversed")]
    [InlineData("paid,employer,2025-01,2025-12,2025-01-05,,,,", "bulk.paid-on")]
    [InlineData("paid,resident,2025-01,2025-12,,,,,", "bulk.paid-on")]
    [InlineData("paid,resident,2025-01,2025-12,2025-01-32,,,,", "bulk.date")]
    [InlineData("paid,employer,2025-01,2025-12,,500000,,,", "bulk.elsewhere")]
    [InlineData("paid,employer,2025-01,2025-12,,Beijing,,,", "bulk.elsewhere")]
    [InlineData("paid,employer,2025-01,2025-12,,,2025-01,,", "bulk.month")]
    [InlineData("paid,employer,2025-02,2025-12,,,2025-01,2025-03,", "bulk.refunded")]
    [InlineData("paid,employer,2025-02,2025-12,,,2025-03,2025-02,", "bulk.refunded")]
    [InlineData("paid,employer,2025-02,2025-12,,,2025-12,2026-01,", "bulk.refunded")]
    [InlineData("paid,employer,2025-01,2025-12,,,,,1", "bulk.repaired-years")]
    [InlineData("paid,resident,2025-01,2025-12,2024-12-01,,,,100", "bulk.repaired-years")]
    [InlineData("paid,resident,2025-01,2025-12,2024-12-01,,,,-1", "bulk.repaired-years")]
    public void A_fact_is_read_or_has_its_code(string fact, string code)
    {
        console.Write("in.csv", $"{Header}p1,{fact}\np2,paid,employer,2025-01,2025-12,,,,,\n");

        var said = console.Call("coverage --bulk in.csv out.csv --year 2025 --json");

        Assert.Equal(code.Length == 0 ? 0 : 1, said.Code);
        var lines = Output.Split('\n');
        Assert.Equal(code, lines[1][(lines[1].LastIndexOf(',') + 1)..]);
        Assert.Equal($"p2,{Covered}", lines[2]);
    }

    /// <summary>Chongqing has no published rule for residents who lapse before it was published elsewhere, and 2199 has none at all: the person is refused, the others go on.</summary>
    [Fact]
    public void A_person_whose_days_rest_on_a_rule_that_nobody_published_is_refused_by_its_code()
    {
        console.Write("in.csv", $"{Header}p1,paid,flexible-employment,2198-01,2198-12,2198-01-05,,,,\np2,paid,employer,2025-01,2025-12,,,,,\n");

        var said = console.Call("coverage --bulk in.csv out.csv --year 2025");

        Assert.Equal((1, "line 2: coverage.rule-unknown\ncoverage.rule-unknown: 1\n"), (said.Code, said.Error.ReplaceLineEndings("\n")));
        Assert.Equal($"p1,,,,,,,,,,,,,,,,,,,,coverage.rule-unknown\np2,{Covered}\n", Output[(Output.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        Assert.Contains("2 people in 2 rows, 1 refused;", said.Output, StringComparison.Ordinal);
        Assert.Contains("people a second", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_cannot_be_read_refuses_the_people_beside_it_since_it_may_be_theirs()
    {
        console.Write("in.csv", $"{Header}a,paid,employer,2025-01,2025-12,,,,,\nb,paid,employer,2025-01,2025-12,,,,,\nb,paid\nc,paid,employer,2025-01,2025-12,,,,,\nd,paid,employer,2025-01,2025-12,,,,,\n");

        var said = console.Call("coverage --bulk in.csv out.csv --year 2025 --json");

        Assert.Equal(1, said.Code);
        Assert.Equal(["", "bulk.neighbour", "bulk.fields", "bulk.neighbour", "", ""], Output.Split('\n')[1..].Select(line => line[(line.LastIndexOf(',') + 1)..]));
        Assert.Equal(["a", "b", "", "c", "d", ""], Output.Split('\n')[1..].Select(line => line.Split(',')[0]));
        Assert.Equal("""[{"line":4,"code":"bulk.fields"}]""", said.Json.GetProperty("malformed").GetRawText());
        Assert.Equal("""{"bulk.fields":1,"bulk.neighbour":2}""", said.Json.GetProperty("refusals").GetRawText());
    }

    [Fact]
    public void An_id_is_copied_as_it_came_and_never_printed()
    {
        console.Write("in.csv", $"{Header}\"张三, \"\"5\"\"\",paid,x,2025-01,2025-12,,,,,\n500101199001011234,nothing,,,,,,,,\n");

        var said = console.Call("coverage --bulk in.csv out.csv --year 2025");

        Assert.StartsWith("\"张三, \"\"5\"\"\",,", Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.StartsWith("500101199001011234,,", Output.Split('\n')[2], StringComparison.Ordinal);
        Assert.DoesNotContain("张三", said.Output + said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("500101", said.Output + said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_change_neither_the_output_nor_the_digest()
    {
        var rows = string.Concat(Enumerable.Range(0, 3000).Select(i => $"p{i},paid,flexible-employment,2025-{1 + (i % 12):D2},2025-12,2025-{1 + (i % 12):D2}-{1 + (i % 28):D2},,,,\n"));
        console.Write("in.csv", $"{Header}{rows}");
        var outputs = new HashSet<string>(StringComparer.Ordinal);
        var digests = new HashSet<string>(StringComparer.Ordinal);

        foreach (var threads in new[] { 1, 2, 5 })
        {
            digests.Add(console.Call($"coverage --bulk in.csv out.csv --year 2025 --threads {threads} --json").Json.GetProperty("digest").GetString()!);
            outputs.Add(Output);
        }

        Assert.Single(outputs);
        Assert.Single(digests);
    }

    /// <summary>The digest is that of <c>docs/bulk-file.md</c>: of the id, and of the rest of the line behind it.</summary>
    [Fact]
    public void The_digest_of_no_people_is_zeros_and_quotes_do_not_change_it()
    {
        console.Write("none.csv", Header);
        console.Write("plain.csv", $"{Header}p1,paid,employer,2025-01,2025-12,,,,,\n");
        console.Write("quoted.csv", $"{Header}\"p1\",\"paid\",employer,2025-01,2025-12,,,,,\r\n");
        console.Write("other.csv", $"{Header}p2,paid,employer,2025-01,2025-12,,,,,\n");
        string DigestOf(string file) => console.Call($"coverage --bulk {file} out.csv --year 2025 --json").Json.GetProperty("digest").GetString()!;

        Assert.Equal(new string('0', 32), DigestOf("none.csv"));
        Assert.Equal(DigestOf("plain.csv"), DigestOf("quoted.csv"));
        Assert.NotEqual(DigestOf("plain.csv"), DigestOf("other.csv"));
    }

    [Theory]
    [InlineData("coverage --bulk in.csv out.csv --json", 2, "call.syntax")]
    [InlineData("coverage --json", 2, "call.syntax")]
    [InlineData("coverage --bulk in.csv --year 2025 --json", 2, "call.syntax")]
    [InlineData("coverage --bulk in.csv out.csv more.csv --year 2025 --json", 2, "call.syntax")]
    [InlineData("coverage --bulk in.csv out.csv --year x --json", 2, "call.value")]
    [InlineData("coverage --bulk in.csv out.csv --year 1949 --json", 1, "year.range")]
    [InlineData("coverage --bulk in.csv out.csv --year 2025 --region 999999 --json", 1, "tariff.unknown-region")]
    [InlineData("coverage --bulk in.csv out.csv --year 2025 --region x --json", 2, "call.value")]
    [InlineData("coverage --bulk in.csv out.csv --year 2025 --threads 0 --json", 2, "call.value")]
    [InlineData("coverage --bulk missing.csv out.csv --year 2025 --json", 2, "call.file")]
    [InlineData("coverage --bulk in.csv nowhere/out.csv --year 2025 --json", 2, "call.output")]
    [InlineData("coverage --bulk in.csv in.csv --year 2025 --json", 2, "call.options")]
    [InlineData("coverage --bulk in.csv ./in.csv --year 2025 --json", 2, "call.options")]
    [InlineData("coverage --bulk columns.csv out.csv --year 2025 --json", 2, "call.columns")]
    [InlineData("coverage --bulk empty.csv out.csv --year 2025 --json", 2, "call.columns")]
    public void A_call_that_cannot_run_writes_nothing(string call, int exit, string code)
    {
        console.Write("in.csv", $"{Header}p1,paid,employer,2025-01,2025-12,,,,,\n");
        console.Write("columns.csv", "person_id,fact,as,from,through,paid_on,paid_on,grade\n");
        console.Write("empty.csv", "");

        var said = console.Call(call);

        Assert.Equal(exit, said.Code);
        Assert.Contains(code, said.ErrorCodes);
        Assert.Equal(["columns.csv", "empty.csv", "in.csv"], Files);
    }

    [Fact]
    public void Wrong_columns_are_named_where_the_id_is_among_them_and_else_no_word_of_the_line_is_repeated()
    {
        console.Write("named.csv", "person_id,fact,as,from,through,paid_on,paid_on,grade\n");
        console.Write("none.csv", "500101199001011234,paid,employer,2025-01,2025-12,\n");

        Assert.Equal(["grade", "paid_on"], console.Call("coverage --bulk named.csv out.csv --year 2025 --json").Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
        Assert.DoesNotContain("500101", console.Call("coverage --bulk none.csv out.csv --year 2025 --json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_output_is_replaced_whole()
    {
        console.Write("in.csv", $"{Header}p1,paid,employer,2025-01,2025-12,,,,,\n");
        console.Write("out.csv", new string('x', 100_000));

        Assert.Equal(0, console.Call("coverage --bulk in.csv out.csv --year 2025 --json").Code);

        Assert.EndsWith($"\np1,{Covered}\n", Output, StringComparison.Ordinal);
        Assert.Equal(["in.csv", "out.csv"], Files);
    }

    public void Dispose() => console.Dispose();
}
