using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Insurance.ConsoleHost.Tests.Bulk;

public sealed class BulkCommandTests : IDisposable
{
    private const string Options = "--region 990000 --scheme flexible-employment --year 2025 --tariff reference-tariff.json";
    private const string Residents = "--region 440100 --scheme resident --year 2025";

    private readonly Console console = new();

    public BulkCommandTests() => File.Copy(Jobs.ReferenceFile, Path.Combine(console.Directory, "reference-tariff.json"));

    private string Output => File.ReadAllText(Path.Combine(console.Directory, "out.csv"));

    private IEnumerable<string> Files => Directory.GetFiles(console.Directory).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    [Fact]
    public void A_file_of_people_becomes_a_file_of_amounts_and_an_object_of_sums()
    {
        console.Write("in.csv", "person_id,grade,months,base\np1,1,12,4826.00\np2,4,7,10000.55\np3,6,12,30000.00\n");

        var said = console.Call($"bulk in.csv out.csv {Options} --json");

        // The amounts are the worked examples of the tariff file.
        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Equal("person_id,basic-medical,large-amount-mutual,total,error\np1,2895.60,579.12,3474.72,\np2,7700.42,56.00,7756.42,\np3,31851.60,0.00,31851.60,\n", Output);
        Assert.Equal(
            ["rows", "refused", "lines", "total", "seconds", "rowsPerSecond", "digest", "refusals", "malformed"],
            said.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal((3, 0, "43082.74"), (said.Json.GetProperty("rows").GetInt64(), said.Json.GetProperty("refused").GetInt64(), said.Json.GetProperty("total").GetString()));
        Assert.Equal("""{"basic-medical":"42447.62","large-amount-mutual":"635.12"}""", said.Json.GetProperty("lines").GetRawText());
        Assert.Equal(("{}", "[]"), (said.Json.GetProperty("refusals").GetRawText(), said.Json.GetProperty("malformed").GetRawText()));
        Assert.Matches("^[0-9a-f]{32}$", said.Json.GetProperty("digest").GetString());
        Assert.Equal(JsonValueKind.Number, said.Json.GetProperty("seconds").ValueKind);
        Assert.Equal(JsonValueKind.Number, said.Json.GetProperty("rowsPerSecond").ValueKind);
    }

    [Theory]
    [InlineData("p1,1,12,4826.00", "p1,2895.60,579.12,3474.72,")]
    [InlineData("p1,7,12,4826.00", "p1,,,,tariff.unknown-grade")]
    [InlineData("p1,1,13,4826.00", "p1,,,,period.months")]
    [InlineData("p1,1,0,4826.00", "p1,,,,period.months")]
    [InlineData("p1,1,99999999999999999999,4826.00", "p1,,,,period.months")]
    [InlineData("p1,1,012,4826.00", "p1,2895.60,579.12,3474.72,")]
    [InlineData("p1,1,,4826.00", "p1,,,,bulk.months")]
    [InlineData("p1,1,1.5,4826.00", "p1,,,,bulk.months")]
    [InlineData("p1,1,-1,4826.00", "p1,,,,bulk.months")]
    [InlineData("p1,1,12,", "p1,,,,tariff.base-required")]
    [InlineData("p1,1,12,4826", "p1,2895.60,579.12,3474.72,")]
    [InlineData("p1,1,12,4826.0", "p1,2895.60,579.12,3474.72,")]
    [InlineData("p1,1,12,4826.", "p1,,,,money.format")]
    [InlineData("p1,1,12,04826.00", "p1,,,,money.format")]
    [InlineData("p1,1,12,floor", "p1,,,,money.format")]
    [InlineData("p1,1,12,4826.001", "p1,,,,money.precision")]
    [InlineData("p1,1,12,-0.01", "p1,,,,money.negative")]
    [InlineData("p1,1,12,-4826.00", "p1,,,,money.negative")]
    [InlineData("p1,1,12,99999999999999999999.00", "p1,,,,money.range")]
    [InlineData("p1,1,12,92233720368547758.07", "p1,14478.00,2895.60,17373.60,")]
    [InlineData("p1,1,12", "p1,,,,bulk.fields")]
    [InlineData("p1,1,12,4826.00,", "p1,,,,bulk.fields")]
    [InlineData("p1", "p1,,,,bulk.fields")]
    [InlineData("", ",,,,bulk.fields")]
    [InlineData(",1,12,4826.00", ",,,,bulk.person-id")]
    [InlineData("\"\",1,12,4826.00", ",,,,bulk.person-id")]
    [InlineData("p1\",1,12,4826.00", ",,,,bulk.quotes")]
    [InlineData("\"p1\"x,1,12,4826.00", ",,,,bulk.quotes")]
    [InlineData("\"p1,1,12,4826.00", ",,,,bulk.quotes")]
    [InlineData("\"p1\",\"1\",\"12\",\"4826.00\"", "p1,2895.60,579.12,3474.72,")]
    [InlineData("\"p\"\"1\",1,12,4826.00", "\"p\"\"1\",2895.60,579.12,3474.72,")]
    [InlineData("\"p,1\",1,12,4826.00", "\"p,1\",2895.60,579.12,3474.72,")]
    [InlineData("p\r1,1,12,4826.00", "\"p\r1\",2895.60,579.12,3474.72,")]
    [InlineData("\"p\n1\",1,12,4826.00", "\"p\n1\",2895.60,579.12,3474.72,")]
    [InlineData("\"p1\",x,x,x", "p1,,,,bulk.months")]
    [InlineData("p1,7,13,x", "p1,,,,money.format")]
    [InlineData("p1,7,13,-1", "p1,,,,money.negative")]
    [InlineData("p1,7,13,1", "p1,,,,tariff.unknown-grade")]
    public void Each_row_has_its_amounts_or_the_code_of_what_is_wrong_first(string row, string written)
    {
        console.Write("in.csv", $"person_id,grade,months,base\n{row}\nlast,5,1,4826.00\n");

        var said = console.Call($"bulk in.csv out.csv {Options}");

        Assert.Equal($"person_id,basic-medical,large-amount-mutual,total,error\n{written}\nlast,241.30,0.00,241.30,\n", Output);
        var code = written[(written.LastIndexOf(',') + 1)..];
        Assert.Equal(code.Length > 0 ? 1 : 0, said.Code);
        Assert.Equal(code.Length > 0 ? $"line 2: {code}\n{code}: 1\n" : "", said.Error.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(64, "")]
    [InlineData(65, "bulk.person-id")]
    [InlineData(1010, "bulk.person-id")]
    [InlineData(1011, "bulk.length")]
    public void An_id_has_at_most_64_bytes_and_a_record_1024(int length, string code)
    {
        console.Write("in.csv", $"person_id,grade,months,base\n{new string('x', length)},5,1,100000.00\n");

        console.Call($"bulk in.csv out.csv {Options}");

        Assert.EndsWith(code.Length > 0 ? $"\n,,,,{code}\n" : $"\n{new string('x', length)},1206.50,0.00,1206.50,\n", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_pass_through()
    {
        byte[] id = [0xFF, 0x00, 0xC3, 0x80, 0xE4];
        File.WriteAllBytes(Path.Combine(console.Directory, "in.csv"), [.. "person_id,grade,months,base\n"u8, .. id, .. ",5,1,4826.00\n"u8]);

        Assert.Equal(0, console.Call($"bulk in.csv out.csv {Options}").Code);
        Assert.Equal([.. "person_id,basic-medical,large-amount-mutual,total,error\n"u8, .. id, .. ",241.30,0.00,241.30,\n"u8], File.ReadAllBytes(Path.Combine(console.Directory, "out.csv")));
    }

    [Theory]
    [InlineData("person_id,grade,months,base\np1,5,1,4826.00\n")]
    [InlineData("person_id,grade,months,base\np1,5,1,4826.00")]
    [InlineData("person_id,grade,months,base\r\np1,5,1,4826.00\r\n")]
    [InlineData("person_id,grade,months,base\r\np1,5,1,4826.00\r")]
    [InlineData("\uFEFFperson_id,grade,months,base\r\np1,5,1,4826.00")]
    [InlineData("base,months,grade,person_id\n4826.00,1,5,p1\n")]
    [InlineData("base,months,grade,person_id\r\n4826.00,1,5,p1\r\n")]
    [InlineData("\"months\",\"base\",person_id,grade\r\n1,4826.00,p1,5\r\n")]
    [InlineData("months,base,person_id,\"grade\"\r\n\"1\",\"4826.00\",\"p1\",\"5\"\r\n")]
    public void Line_ends_a_byte_order_mark_quotes_and_the_order_of_columns_change_nothing(string file)
    {
        console.Write("in.csv", file);

        var said = console.Call($"bulk in.csv out.csv {Options} --json");

        Assert.Equal((0, "person_id,basic-medical,large-amount-mutual,total,error\np1,241.30,0.00,241.30,\n"), (said.Code, Output));
        Assert.Equal(Digest("p1,5,1,4826.00"), said.Json.GetProperty("digest").GetString());
    }

    [Fact]
    public void The_digest_is_the_one_that_the_page_shows()
    {
        // docs/bulk-file.md shows this row and its digest.
        Assert.Equal("bfe853b8c5cbcb9b253ec83d05f9d353", Digest("p1,5,1,4826.00"));
        Assert.Equal(new string('0', 32), Digest(""));
        Assert.Equal(Digest("a,1,1,5000\nb,2,2,6000\nc,9,9,9"), Digest("c,9,9,9\na,1,1,5000\nb,2,2,6000"));
        Assert.NotEqual(Digest("a,1,1,5000\na,1,1,5000"), Digest("b,1,1,5000\nb,1,1,5000"));
        Assert.NotEqual(Digest("a,7,1,5000"), Digest("a,7,13x,5000"));
    }

    [Fact]
    public void Residents_name_their_way_to_pay_for_a_grade_and_declare_no_base()
    {
        console.Write("in.csv", "months,grade,person_id\n12,students,a\n12,others,b\n11,others,c\n12,infants,d\n");

        var said = console.Call($"bulk in.csv out.csv {Residents} --json");

        // 穗医保发〔2024〕23号 for 2025: 413 and 956, 549 and 820 yuan; the whole year only.
        Assert.Equal(1, said.Code);
        Assert.Equal("person_id,individual,subsidy,total,error\na,413.00,956.00,413.00,\nb,549.00,820.00,549.00,\nc,,,,tariff.whole-year-only\nd,,,,tariff.unknown-grade\n", Output);
        Assert.Equal("""{"tariff.unknown-grade":1,"tariff.whole-year-only":1}""", said.Json.GetProperty("refusals").GetRawText());
        Assert.Equal(("962.00", "[]"), (said.Json.GetProperty("total").GetString(), said.Json.GetProperty("malformed").GetRawText()));
    }

    [Fact]
    public void Refused_lines_are_told_by_number_and_counted_by_code()
    {
        console.Write("in.csv", $"person_id,grade,months,base\n{string.Concat(Enumerable.Range(0, 12).Select(i => $"p{i},9,1,5000\n\"p\n{i}\"\n"))}");

        var said = console.Call($"bulk in.csv out.csv {Options}");

        Assert.Equal(1, said.Code);
        Assert.Equal(
            "line 2: tariff.unknown-grade\nline 3: bulk.fields\nline 5: tariff.unknown-grade\nline 6: bulk.fields\nline 8: tariff.unknown-grade\nline 9: bulk.fields\nline 11: tariff.unknown-grade\n"
            + "line 12: bulk.fields\nline 14: tariff.unknown-grade\nline 15: bulk.fields\nbulk.fields: 12\ntariff.unknown-grade: 12\n",
            said.Error.ReplaceLineEndings("\n"));
        Assert.Contains("24 rows, 24 refused", said.Output, StringComparison.Ordinal);
        var json = console.Call($"bulk in.csv out.csv {Options} --json");
        Assert.Equal((1, ""), (json.Code, json.Error));
        Assert.Equal(
            Enumerable.Range(0, 12).Select(i => (3 + (3 * i), "bulk.fields")),
            json.Json.GetProperty("malformed").EnumerateArray().Select(line => (line.GetProperty("line").GetInt32(), line.GetProperty("code").GetString()!)));
    }

    [Theory]
    [InlineData("", "person_id grade months base")]
    [InlineData("\uFEFF", "person_id grade months base")]
    [InlineData("\n", "person_id grade months base")]
    [InlineData("person_id,grade,months\n", "base")]
    [InlineData("person_id,grade,months,base,name\n", "name")]
    [InlineData("person_id,grade,months,base,\n", "")]
    [InlineData("person_id,grade,months,base,base\n", "base")]
    [InlineData("Person_Id,grade,months,base\n", "person_id")]
    [InlineData("person_id;grade;months;base\n", "person_id grade months base")]
    [InlineData("\"person_id,grade,months,base\n", "person_id grade months base")]
    [InlineData("p0000001,1,12,5000.00\n", "person_id grade months base")]
    [InlineData("person_id,grade,month,base\n", "months month")]
    public void Columns_that_are_missing_unknown_or_there_twice_are_named_and_nothing_is_written(string file, string columns)
    {
        console.Write("in.csv", file);

        var said = console.Call($"bulk in.csv out.csv {Options} --json");

        Assert.Equal(2, said.Code);
        Assert.All(said.ErrorCodes, code => Assert.Equal("call.columns", code));
        Assert.Equal(columns.Split(' '), said.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
        Assert.DoesNotContain("p0000001", said.Output + said.Error, StringComparison.Ordinal);
        Assert.Equal(["in.csv", "reference-tariff.json"], Files);
    }

    [Fact]
    public void A_base_where_no_way_to_pay_takes_one_is_a_column_like_any_other()
    {
        console.Write("in.csv", "person_id,grade,months,base\n");

        var said = console.Call($"bulk in.csv out.csv {Residents} --json");

        Assert.Equal((2, "call.columns", "base"), (said.Code, Assert.Single(said.ErrorCodes), said.Json.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData($"bulk missing.csv out.csv {Options}", 2, "call.file")]
    [InlineData($"bulk . out.csv {Options}", 2, "call.file")]
    [InlineData($"bulk in.csv no/out.csv {Options}", 2, "call.output")]
    [InlineData($"bulk in.csv . {Options}", 2, "call.output")]
    [InlineData($"bulk in.csv /dev/null {Options}", 2, "call.output")]
    [InlineData($"bulk in.csv in.csv {Options}", 2, "call.options")]
    [InlineData($"bulk in.csv ./here/../in.csv {Options}", 2, "call.options")]
    [InlineData($"bulk in.csv link.csv {Options}", 2, "call.options")]
    [InlineData($"bulk in.csv out.csv {Options} --threads 0", 2, "call.value")]
    [InlineData($"bulk in.csv out.csv {Options} --threads 65", 2, "call.value")]
    [InlineData($"bulk in.csv out.csv {Options} --threads two", 2, "call.value")]
    [InlineData($"bulk in.csv out.csv {Options} --tariff none.json", 2, "call.file")]
    [InlineData($"bulk in.csv {Options}", 2, "call.syntax")]
    [InlineData("bulk in.csv out.csv --region 990000 --scheme flexible-employment --year 2025", 1, "tariff.unknown-region")]
    [InlineData("bulk in.csv out.csv --region 500000 --scheme flexible-employment --year 2026", 1, "tariff.unknown-year")]
    [InlineData("bulk in.csv out.csv --region 500000 --scheme none --year 2025", 1, "tariff.unknown-scheme")]
    public void A_job_that_cannot_run_says_why_and_writes_nothing(string line, int exit, string code)
    {
        console.Write("in.csv", "person_id,grade,months,base\np1,5,1,4826.00\n");
        File.CreateSymbolicLink(Path.Combine(console.Directory, "link.csv"), Path.Combine(console.Directory, "in.csv"));

        var said = console.Call($"{line} --json");

        Assert.Equal((exit, code), (said.Code, Assert.Single(said.ErrorCodes)));
        Assert.Equal(["in.csv", "link.csv", "reference-tariff.json"], Files);
        Assert.StartsWith("person_id,grade,months,base\n", File.ReadAllText(Path.Combine(console.Directory, "in.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_output_is_replaced_and_nothing_stays_beside_it()
    {
        console.Write("in.csv", "person_id,grade,months,base\np1,5,1,4826.00\n");
        console.Write("out.csv", "old");

        Assert.Equal(0, console.Call($"bulk in.csv out.csv {Options}").Code);
        Assert.StartsWith("person_id", Output, StringComparison.Ordinal);
        Assert.Equal(["in.csv", "out.csv", "reference-tariff.json"], Files);
    }

    [Fact]
    public void An_output_that_is_a_link_is_written_where_it_leads()
    {
        console.Write("in.csv", "person_id,grade,months,base\np1,5,1,4826.00\n");
        console.Write("real.csv", "old");
        File.CreateSymbolicLink(Path.Combine(console.Directory, "out.csv"), Path.Combine(console.Directory, "real.csv"));

        Assert.Equal(0, console.Call($"bulk in.csv out.csv {Options}").Code);
        Assert.StartsWith("person_id", File.ReadAllText(Path.Combine(console.Directory, "real.csv")), StringComparison.Ordinal);
        Assert.NotNull(new FileInfo(Path.Combine(console.Directory, "out.csv")).LinkTarget);
    }

    [Fact]
    public void One_two_and_seven_threads_write_the_same_bytes()
    {
        var random = new Random(5);
        var file = new StringBuilder("person_id,grade,months,base\n");
        for (var row = 0; row < 60_000; row++)
        {
            file.Append(CultureInfo.InvariantCulture, $"p{row:D7},{random.Next(0, 7)},{random.Next(0, 13)},{random.Next(2000, 30001)}.{random.Next(100):D2}\n");
        }

        console.Write("in.csv", file.ToString());
        var said = console.Call($"bulk in.csv out.csv {Options} --json --threads 1").Json;
        var bytes = File.ReadAllBytes(Path.Combine(console.Directory, "out.csv"));
        Assert.Equal(60_001, bytes.Count(b => b == '\n'));
        foreach (var threads in (int[])[2, 7])
        {
            var again = console.Call($"bulk in.csv out.csv {Options} --json --threads {threads}").Json;
            Assert.True(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(console.Directory, "out.csv"))));
            Assert.All(
                (string[])["rows", "refused", "lines", "total", "digest", "refusals", "malformed"],
                member => Assert.Equal(said.GetProperty(member).GetRawText(), again.GetProperty(member).GetRawText()));
        }
    }

    [Fact]
    public void Nothing_of_a_person_s_id_is_printed()
    {
        const string Id = "500103199003072020";
        console.Write("in.csv", $"person_id,grade,months,base\n{Id},9,1,1\n{Id},1,{Id},{Id}\n\"{Id}\n{Id}\n{Id}\"x\n{Id},{Id}\n{Id}\n,{Id},1,1\n");

        foreach (var form in (string[])["", " --json"])
        {
            var said = console.Call($"bulk in.csv out.csv {Options}{form}");
            Assert.Equal(1, said.Code);
            Assert.DoesNotContain(Id[..12], said.Output + said.Error, StringComparison.Ordinal);
        }

        console.Write("in.csv", $"{Id},1,12,5000.00\n");
        var refused = console.Call($"bulk in.csv out.csv {Options}");
        Assert.Equal(2, refused.Code);
        Assert.DoesNotContain(Id[..12], refused.Output + refused.Error, StringComparison.Ordinal);
    }

    public void Dispose() => console.Dispose();

    private string Digest(string rows)
    {
        console.Write("digested.csv", $"person_id,grade,months,base\n{rows}");
        return console.Call($"bulk digested.csv digest.csv {Options} --json").Json.GetProperty("digest").GetString()!;
    }
}
