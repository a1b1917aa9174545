using System.Globalization;
using System.Text;
using Insurance.Domain;
using Insurance.Domain.Tariffs;

namespace Insurance.ConsoleHost.Tests.Bulk;

/// <summary>One row of an output: its id, the amounts in fen line by line with the total last, the code.</summary>
internal sealed record SlowRow(long Line, byte[] Id, long[] Amounts, string Code);

/// <summary>What a job must come to, row by row from <see cref="Tariff.Assess(string, int, DeclaredBases, NodaTime.LocalDate?)"/>; null where the columns are wrong.</summary>
internal sealed record SlowBulk(List<SlowRow> Rows, string[] Lines)
{
    private static readonly string[] HostsOwn = ["bulk.quotes", "bulk.length", "bulk.fields", "bulk.person-id", "bulk.months"];

    public IEnumerable<SlowRow> Refused => Rows.Where(row => row.Code.Length > 0);

    public IEnumerable<SlowRow> Malformed => Rows.Where(row => HostsOwn.Contains(row.Code));

    public static SlowBulk? Of(byte[] file, Tariff tariff)
    {
        var records = SlowReader.Read(file);
        var takesBases = tariff.History.Grades.Any(grade => grade.NeedsDeclaredBase);
        string[] columns = takesBases ? ["person_id", "grade", "months", "base"] : ["person_id", "grade", "months"];
        var header = records.Count == 0 || records[0].Fault is not null ? [] : records[0].Fields.ConvertAll(Encoding.UTF8.GetString);
        if (!header.Order(StringComparer.Ordinal).SequenceEqual(columns.Order(StringComparer.Ordinal)))
        {
            return null;
        }

        string[] lines = [.. tariff.History.Grades.SelectMany(grade => grade.Insurances).Distinct().Select(line => line.Id)];
        return new SlowBulk([.. records.Skip(1).Select(record => RowOf(record, header, lines, tariff))], lines);
    }

    public byte[] Output()
    {
        using var output = new MemoryStream();
        output.Write(Encoding.UTF8.GetBytes($"person_id,{string.Join(',', Lines)},total,error\n"));
        foreach (var row in Rows)
        {
            output.Write(row.Id.Any(b => b is (byte)',' or (byte)'"' or (byte)'\r' or (byte)'\n')
                ? Encoding.Latin1.GetBytes($"\"{Encoding.Latin1.GetString(row.Id).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
                : row.Id);
            var amounts = row.Amounts.Select(amount => row.Code.Length > 0 ? "" : Money.FromFen(amount).ToString());
            output.Write(Encoding.UTF8.GetBytes($",{string.Join(',', amounts)},{row.Code}\n"));
        }

        return output.ToArray();
    }

    /// <summary>The digest, as the page defines it.</summary>
    public string Digest()
    {
        UInt128 first = 0, second = 0;
        foreach (var row in Rows)
        {
            var mixed = Text(0x9E3779B97F4A7C15, row.Id);
            foreach (var amount in row.Amounts)
            {
                mixed = Mix(mixed, (ulong)amount);
            }

            mixed = Text(mixed, Encoding.UTF8.GetBytes(row.Code));
            first += mixed;
            second += Mix(mixed, 1);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{first % ((UInt128)1 << 64):x16}{second % ((UInt128)1 << 64):x16}");
    }

    private static UInt128 Text(UInt128 mixed, byte[] text)
    {
        mixed = Mix(mixed, (ulong)text.Length);
        foreach (var eight in text.Chunk(8))
        {
            mixed = Mix(mixed, eight.Select((b, i) => (UInt128)b << (8 * i)).Aggregate((a, b) => a | b));
        }

        return mixed;
    }

    private static UInt128 Mix(UInt128 mixed, UInt128 number)
    {
        var product = (UInt128)(((System.Numerics.BigInteger)(mixed ^ number) * 0xD6E8FEB86659FD93) % ((System.Numerics.BigInteger)1 << 64));
        return product ^ (product >> 32);
    }

    private static SlowRow RowOf(SlowRecord record, List<string> header, string[] lines, Tariff tariff)
    {
        var fields = record.Fields;
        var id = header.IndexOf("person_id") < fields.Count ? fields[header.IndexOf("person_id")] : [];
        var read = id.Length is >= 1 and <= 64 ? id : [];
        SlowRow Refused(string code) => new(record.Line, read, new long[lines.Length + 1], code);

        if (record.Fault is { } fault)
        {
            return new(record.Line, [], new long[lines.Length + 1], fault);
        }

        if (fields.Count != header.Count)
        {
            return Refused("bulk.fields");
        }

        if (read.Length == 0)
        {
            return Refused("bulk.person-id");
        }

        string TextOf(string column) => Encoding.UTF8.GetString(fields[header.IndexOf(column)]);
        var months = TextOf("months");
        if (months.Length == 0 || months.Any(c => !char.IsAsciiDigit(c)))
        {
            return Refused("bulk.months");
        }

        BaseChoice? declared = null;
        if (header.Contains("base") && TextOf("base") is { Length: > 0 } text)
        {
            if (!Money.Read(text).TryGet(out var amount, out var errors))
            {
                return Refused(errors[0].Code);
            }

            if (amount < Money.Zero)
            {
                return Refused("money.negative");
            }

            declared = BaseChoice.Of(amount);
        }

        var number = months.TrimStart('0') is { Length: <= 2 } few ? int.Parse($"0{few}", CultureInfo.InvariantCulture) : 99;
        if (!tariff.Assess(TextOf("grade"), number, declared).TryGet(out var assessment, out var refusals))
        {
            return Refused(refusals[0].Code);
        }

        var amounts = lines.Select(line => assessment.Lines.Where(assessed => assessed.Insurance.Id == line).Sum(assessed => assessed.Amount.Fen));
        return new(record.Line, id, [.. amounts, assessment.Total.Fen], "");
    }
}
