using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Insurance.Domain.People;

namespace Insurance.Benchmarks;

/// <summary>
/// What does one gain over a regular expression when reading identity numbers? Against what one writes with care: a compiled
/// expression for the shapes, the framework's date, the checksum by weights, a set of provinces.
/// </summary>
[MemoryDiagnoser]
public class ParseResidentId
{
    private const int NumbersPerKind = 1_000;
    private const string Weights = "7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2";
    private const string CheckCharacters = "10X98765432";

    private static readonly Regex Shape = new(
        @"\A(?:(?:[1-7][0-9]{5}|8[123]0{4}|9[0-9]{5})[0-9]{11}[0-9Xx]|[1-7][0-9]{14})\z",
        RegexOptions.Compiled | RegexOptions.CultureInvariant);

    private static readonly int[] WeightList = [.. Weights.Split(' ').Select(weight => int.Parse(weight, CultureInfo.InvariantCulture))];

    private readonly FrozenSet<string> provinces = Places.Provinces.Select(place => place.Code).ToFrozenSet(StringComparer.Ordinal);
    private string[] texts = [];
    private byte[][] utf8 = [];

    /// <summary>Whether the numbers are valid, or each has one fault.</summary>
    [Params("valid", "one fault")]
    public string Numbers { get; set; } = "";

    /// <summary>Makes numbers of every kind and checks that all candidates agree on each, valid or not.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(11643);
        string[] valid = [.. Enumerable.Range(0, NumbersPerKind).Select(_ => MadeUp(random))];
        string[] faulty = [.. valid.Select(number => WithFault(number, random))];
        foreach (var text in valid.Concat(faulty))
        {
            var expected = ByExpression(text);
            var fromCharacters = ResidentId.TryParse(text, out var id) ? id.Reveal() : null;
            var fromBytes = ResidentId.TryParse(Encoding.UTF8.GetBytes(text), out id) ? id.Reveal() : null;
            if (fromCharacters != expected || fromBytes != expected)
            {
                throw new InvalidOperationException($"The candidates differ about {text}, which is made up.");
            }
        }

        if (Array.Exists(valid, text => ByExpression(text) is null) || Array.Exists(faulty, text => ByExpression(text) is not null))
        {
            throw new InvalidOperationException("A number that should be valid is not, or the other way round.");
        }

        texts = Numbers == "valid" ? valid : faulty;
        utf8 = [.. texts.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>By a regular expression.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = NumbersPerKind)]
    public int RegularExpression()
    {
        var found = 0;
        foreach (var text in texts)
        {
            found += ByExpression(text) is null ? 0 : 1;
        }

        return found;
    }

    /// <summary>The library, from characters.</summary>
    [Benchmark(OperationsPerInvoke = NumbersPerKind)]
    public int Characters()
    {
        var found = 0;
        foreach (var text in texts)
        {
            found += ResidentId.TryParse(text, out _) ? 1 : 0;
        }

        return found;
    }

    /// <summary>The library, from UTF-8.</summary>
    [Benchmark(OperationsPerInvoke = NumbersPerKind)]
    public int Bytes()
    {
        var found = 0;
        foreach (var text in utf8)
        {
            found += ResidentId.TryParse(text, out _) ? 1 : 0;
        }

        return found;
    }

    // The number as it is kept: 18 characters, the last one a digit or a capital X; null where the text is no number.
    private string? ByExpression(string text)
    {
        if (!Shape.IsMatch(text) || !IsPlace(text))
        {
            return null;
        }

        var legacy = text.Length == ResidentId.LegacyLength;
        var number = legacy ? $"{text[..6]}19{text[6..]}" : text.ToUpperInvariant();
        var check = CheckCharacterOf(number);
        return IsBirthDate(number.AsSpan(6, 8)) && (legacy || number[^1] == check) ? legacy ? number + check : number : null;
    }

    private static bool IsBirthDate(ReadOnlySpan<char> text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= ResidentId.MinBirthYear;

    private bool IsPlace(string number) => number[0] == '9'
        ? provinces.Contains(number[1..3]) && number[1..3] != "83" && number[3..6] != "000"
        : provinces.Contains(number[..2]);

    private static char CheckCharacterOf(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var i = 0; i < WeightList.Length; i++)
        {
            sum += (number[i] - '0') * WeightList[i];
        }

        return CheckCharacters[sum % CheckCharacters.Length];
    }

    // One in fifty of the old form, of a permit, of a foreign card; the others as most people have them.
    private string MadeUp(Random random)
    {
        string[] residents = [.. provinces.Where(code => code[0] != '8').Order(StringComparer.Ordinal)];
        var birth = new DateOnly(1930, 1, 1).AddDays(random.Next(0, 34_000));
        var province = residents[random.Next(residents.Length)];
        var sequence = random.Next(1_000);
        var kind = random.Next(50);
        var digits = string.Create(CultureInfo.InvariantCulture, $"{Beginning()}{birth:yyyyMMdd}{sequence:D3}");
        return kind == 0 && birth.Year < 2000 ? digits.Remove(6, 2) : digits + CheckCharacterOf(digits);

        string Beginning() => kind switch
        {
            1 => $"8{random.Next(1, 4)}0000",
            2 => string.Create(CultureInfo.InvariantCulture, $"9{province}{random.Next(1, 1_000):D3}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{province}{random.Next(10_000):D4}"),
        };
    }

    // A digit too many or missing, a letter, or a wrong check character; the old form has no check character but a month.
    private static string WithFault(string number, Random random) => random.Next(4) switch
    {
        0 => number + "1",
        1 => number[1..],
        2 => number.Insert(random.Next(number.Length), "o").Remove(number.Length - 1),
        _ when number.Length == ResidentId.LegacyLength => string.Concat(number.AsSpan(0, 8), "13", number.AsSpan(10)),
        _ => number[..^1] + CheckCharacters[(CheckCharacters.IndexOf(number[^1], StringComparison.Ordinal) + random.Next(1, 11)) % 11],
    };
}
