using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>A slip of one digit in any figure of a shipped file does not pass the file's own examples.</summary>
public sealed partial class DigitSlipsTests
{
    private const int Digits = 10;

    // A file of terms alone has no figure to slip in.
    public static TheoryData<string> Files() => [.. EmbeddedData.PathsUnder("tariffs/").Where(path => Values(EmbeddedData.Read(path)).Count > 0)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_slip_of_a_digit_is_caught_by_the_reader_or_an_example(string path)
    {
        var bytes = EmbeddedData.Read(path);
        var values = Values(bytes);
        var survivors = new List<string>();
        foreach (var (at, value) in values)
        {
            for (var i = 0; i < value.Length; i++)
            {
                foreach (var digit in char.IsAsciiDigit(value[i]) ? Others(value[i] - '0') : [])
                {
                    byte[] slipped = [.. bytes];
                    slipped[at + i] = (byte)('0' + digit);
                    if (!IsCaught(slipped))
                    {
                        survivors.Add($"byte {at}: {value} -> {Encoding.ASCII.GetString(slipped, at, value.Length)}");
                    }
                }
            }
        }

        Assert.Empty(survivors);
        Assert.NotEmpty(values);
    }

    /// <summary>Three of the other digits, or as many as the scale of a long run asks for.</summary>
    private static IEnumerable<int> Others(int digit) =>
        new[] { 1, 9, 5, 2, 8, 3, 7, 4, 6 }.Take(Holds.Scaled(3, Environment.GetEnvironmentVariable(Holds.CasesVariable))).Select(more => (digit + more) % Digits);

    private static bool IsCaught(byte[] bytes) =>
        !TariffHistory.Read(bytes, TariffHistory.EmbeddedOrigin).TryGet(out var history, out _) || !ExampleRun.Of(TariffCatalog.Embedded, history).IsEmpty;

    /// <summary>Where the values of the figures stand, in bytes: the first ones that are written as <c>"is"</c>, checked against the tree.</summary>
    private static List<(int At, string Value)> Values(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var figures = JsonNode.Parse(bytes)!["figures"]!.AsObject().SelectMany(figure => figure.Value!["rows"]!.AsArray()).Select(row => row!["is"]!.GetValue<string>()).ToList();
        var written = Written().Matches(text).Select(match => match.Groups["value"]).Take(figures.Count).ToList();
        Assert.Equal(figures, written.Select(group => group.Value));
        return [.. written.Where(group => group.Value != "not-known").Select(group => (Encoding.UTF8.GetByteCount(text.AsSpan(0, group.Index)), group.Value))];
    }

    [GeneratedRegex("\"is\":\\s*\"(?<value>[^\"]*)\"")]
    private static partial Regex Written();
}
