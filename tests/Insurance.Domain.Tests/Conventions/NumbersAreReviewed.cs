using System.Globalization;
using System.Text.RegularExpressions;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>Law is data: whoever writes a number into the code says in <see cref="ReviewedNumbers"/> what it is.</summary>
public sealed partial class NumbersAreReviewed
{
    [Fact]
    public void Every_number_of_the_code_is_listed_as_often_as_it_stands_there_and_no_other_is_listed()
    {
        var found = Repository.LibraryFiles.SelectMany(file => NumbersOf(Repository.CodeOf(file.Text)).Select(number => (file.Path, Number: number)));
        var listed = ReviewedNumbers.Table.SelectMany(entry => Expanded(entry.Numbers).Select(number => (Path: entry.File, Number: number)));
        Expect.None(Differences(listed, found));
    }

    [Fact]
    public void Every_entry_says_what_its_numbers_are() =>
        Expect.None(ReviewedNumbers.Table.Where(entry => !Reason().IsMatch(entry.Reason)));

    [Fact]
    public void No_text_of_the_code_is_a_number_or_a_day()
    {
        var hidden =
            from file in Repository.LibraryFiles
            from text in Repository.TextsOf(file.Text)
            where Figure().IsMatch(text)
            select $"{file.Path}: \"{text}\"";
        Expect.None(hidden);
    }

    [Theory]
    [InlineData("x = 16;", "16")]
    [InlineData("x = 1 + 2 - 0;", "")]
    [InlineData("x = 1_000;", "1000")]
    [InlineData("x = 0x10 + 0b110 + 0X1_0;", "16 6 16")]
    [InlineData("x = 3L + 4UL + 5u;", "3 4 5")]
    [InlineData("x = 00007;", "7")]
    [InlineData("a[3..9]", "3 9")]
    [InlineData("a[^7]", "7")]
    [InlineData("x is >= -6 and < 12", "6 12")]
    [InlineData("x = 7; // 8 of them", "7")]
    [InlineData("x = \"9\" + '8' /* 10 */ + @\"11\";", "")]
    [InlineData("x = $\"9 {y + 13:D4}\";", "13")]
    [InlineData("Vector128.Shuffle(a1, b22)", "")]
    [InlineData("x.ToString(\"D6\")", "")]
    [InlineData("x = 2.5;", "5")]
    [InlineData("x = 60m + 1e3 + 6F;", "60m 1e3 6F")]
    public void Numbers_are_found_in_every_spelling(string source, string numbers) =>
        Assert.Equal(numbers.Length == 0 ? [] : numbers.Split(' '), NumbersOf(Repository.CodeOf(source)));

    [Theory]
    [InlineData("60.00", true)]
    [InlineData("6", true)]
    [InlineData("0.04", true)]
    [InlineData("4%", true)]
    [InlineData("03-31", true)]
    [InlineData("2024-03-31", true)]
    [InlineData("previous 12-01", true)]
    [InlineData("D6", false)]
    [InlineData("1234.50 yuan", false)]
    [InlineData("", false)]
    [InlineData("..", false)]
    public void A_figure_in_quotes_is_told_from_a_text(string text, bool figure) => Assert.Equal(figure, Figure().IsMatch(text));

    [Fact]
    public void A_number_too_many_one_too_few_and_one_that_is_gone_are_told()
    {
        (string, string)[] listed = [("A.cs", "12"), ("A.cs", "12"), ("B.cs", "7"), ("C.cs", "5")];
        (string, string)[] found = [("A.cs", "12"), ("B.cs", "7"), ("B.cs", "7"), ("D.cs", "3")];

        Assert.Equal(
            [
                "A.cs: 12 stands there 1 times and is listed 2 times",
                "B.cs: 7 stands there 2 times and is listed 1 times",
                "C.cs: 5 stands there 0 times and is listed 1 times",
                "D.cs: 3 stands there 1 times and is listed 0 times",
            ],
            Differences(listed, found));
        Assert.Equal(["12", "12", "16"], Expanded("12x2 0x10"));
    }

    private static IEnumerable<string> Differences(IEnumerable<(string Path, string Number)> listed, IEnumerable<(string Path, string Number)> found)
    {
        var times = listed.CountBy(entry => entry).ToDictionary();
        var there = found.CountBy(entry => entry).ToDictionary();
        return
            from entry in times.Keys.Union(there.Keys).OrderBy(entry => entry.Path, StringComparer.Ordinal).ThenBy(entry => entry.Number, StringComparer.Ordinal)
            let stands = there.GetValueOrDefault(entry)
            let said = times.GetValueOrDefault(entry)
            where stands != said
            select string.Create(CultureInfo.InvariantCulture, $"{entry.Path}: {entry.Number} stands there {stands} times and is listed {said} times");
    }

    // In decimal digits; what is no integer stays as it is written, so that no table lists it.
    private static IEnumerable<string> NumbersOf(string code) =>
        Literal().Matches(code).Select(match => Decimal(match.Value)).Where(number => !(long.TryParse(number, CultureInfo.InvariantCulture, out var value) && value <= ReviewedNumbers.LargestStructural));

    private static IEnumerable<string> Expanded(string numbers) => numbers.Split(' ').SelectMany(entry =>
    {
        var times = entry.StartsWith("0x", StringComparison.Ordinal) ? -1 : entry.IndexOf('x', StringComparison.Ordinal);
        return times < 0 ? [Decimal(entry)] : Enumerable.Repeat(Decimal(entry[..times]), int.Parse(entry[(times + 1)..], CultureInfo.InvariantCulture));
    });

    private static string Decimal(string literal)
    {
        var digits = literal.Replace("_", "", StringComparison.Ordinal).TrimEnd('u', 'U', 'l', 'L');
        var (text, style) = digits switch
        {
            ['0', 'x' or 'X', .. var hex] => (hex, NumberStyles.AllowHexSpecifier),
            ['0', 'b' or 'B', .. var binary] => (binary, NumberStyles.AllowBinarySpecifier),
            _ => (digits, NumberStyles.None),
        };
        return long.TryParse(text, style, CultureInfo.InvariantCulture, out var value) ? value.ToString(CultureInfo.InvariantCulture) : literal;
    }

    [GeneratedRegex(@"(?<!\w)[0-9]\w*")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^(form|size|calendar|money|Unicode|GB 11643|GB/T 2260|ISO 7064 MOD 11-2): \S.*$")]
    private static partial Regex Reason();

    [GeneratedRegex(@"^(\d+([.,]\d+)?%?|((previous|next) )?\d\d-\d\d|\d{4}-\d\d(-\d\d)?)$")]
    private static partial Regex Figure();
}
