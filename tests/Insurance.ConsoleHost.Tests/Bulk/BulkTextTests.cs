using System.Globalization;
using System.Text;
using Insurance.ConsoleHost.Bulk;
using Insurance.Domain;
using Insurance.Domain.Bulk;

namespace Insurance.ConsoleHost.Tests.Bulk;

/// <summary>The texts of amounts, read and written.</summary>
public sealed class BulkTextTests
{
    private static readonly uint[] Ends = AmountText.Ends();

    [Fact]
    public void Every_amount_is_written_as_money_prints()
    {
        int[] edges = [0, 1, 9, 10, 99, 100, 101, 999, 1000, 9999, 10_000, 99_999, 100_000, 999_999, 1_000_000, 99_999_999, 100_000_000, 999_999_999, 1_000_000_000, int.MaxValue - 1, int.MaxValue];
        Assert.All(edges, fen => Assert.Equal($"{Money.FromFen(fen)},", Written(fen)));
        Cases.ForAll(100_000, random =>
        {
            var fen = random.Next() >> random.Next(31);
            Assert.Equal($"{Money.FromFen(fen)},", Written(fen));
        });
    }

    [Fact]
    public void A_base_is_read_as_money_reads_it() => Cases.ForAll(100_000, random =>
    {
        var text = random.Next(3) == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{random.Next(1_000_000) >> random.Next(20)}.{random.Next(100):D2}")
            : string.Concat(Enumerable.Range(0, random.Next(25)).Select(_ => "0123456789012345678901234567890123456789..-/:,x \0é"[random.Next(50)]));
        var expected = text.Length == 0 ? (BulkPlan.NoBase, "") : Money.Read(text).TryGet(out var money, out var errors) ? (BulkPlan.ColumnBase(money), "") : (BulkPlan.NoBase, errors[0].Code);

        // What stands around a text must not matter.
        byte[] bytes = [.. Encoding.UTF8.GetBytes("12345678"), .. Encoding.UTF8.GetBytes(text), .. Encoding.UTF8.GetBytes("90")];
        var read = YuanText.Read(ref bytes[8], bytes.Length - 10, out var fault);

        Assert.Equal(expected, (read, fault == RowFaults.None ? "" : RowFaults.Codes[fault - RowFaults.Quotes]));
    });

    private static string Written(int fen)
    {
        var bytes = new byte[AmountText.MostBytes];
        return Encoding.UTF8.GetString(bytes, 0, AmountText.Write(ref bytes[0], fen, ref Ends[0]));
    }
}
