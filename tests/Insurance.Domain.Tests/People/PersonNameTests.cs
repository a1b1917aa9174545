using System.Text;
using FsCheck.Fluent;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.People;

public class PersonNameTests
{
    [Theory]
    [InlineData("王小明")]
    [InlineData("王")]
    [InlineData("阿卜杜拉·买买提")]
    [InlineData("Anna Schmidt")]
    [InlineData("O'Brien-Núñez, Jr.")]
    [InlineData("\U00020BB7野家")]
    public void A_name_is_kept_as_it_is_written(string text)
    {
        Assert.Equal(text, PersonName.Read(text).Value.Reveal());
        Assert.Equal(PersonName.Parse(text), PersonName.Read(text).Value);
        Assert.True(PersonName.TryParse(text, out var name));
        Assert.Equal(text, name.Reveal());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData(" 王小明")]
    [InlineData("王小明 ")]
    [InlineData("王小明\u3000")]
    [InlineData("\u00A0王小明")]
    [InlineData("王\t小明")]
    [InlineData("王小明\n")]
    [InlineData("王\0明")]
    [InlineData("王\u007F明")]
    [InlineData("王\u0085明")]
    public void A_text_that_is_no_name_is_refused_and_the_longest_name_is_told(string? text)
    {
        Assert.Equal([DomainError.Of(ErrorCodes.Name.Format, "name", ("max", PersonName.MaxLength))], PersonName.Read(text).Errors.AsEnumerable());
        Assert.False(PersonName.TryParse(text, out _));
    }

    // Attributes hold texts as UTF-8, which has no half pairs: these stand in the test.
    [Fact]
    public void Half_of_a_surrogate_pair_is_no_character() =>
        Assert.All(["王\uD842", "\uDFB7王", "王\uD842明", "\uD842", "\uDFB7\uD842"], text => Assert.False(PersonName.Read(text).Succeeded));

    [Fact]
    public void A_name_has_at_most_sixty_characters_and_a_rare_one_counts_once()
    {
        Assert.Equal(60, PersonName.MaxLength);
        Assert.True(PersonName.TryParse(new string('王', PersonName.MaxLength), out _));
        Assert.False(PersonName.TryParse(new string('王', PersonName.MaxLength + 1), out _));
        Assert.True(PersonName.TryParse(string.Concat(Enumerable.Repeat("\U00020BB7", PersonName.MaxLength)), out _));
        Assert.False(PersonName.TryParse(string.Concat(Enumerable.Repeat("\U00020BB7", PersonName.MaxLength + 1)), out _));
        Assert.False(PersonName.TryParse(new string('王', 1_000_000), out _));
    }

    [Fact]
    public void The_default_is_no_name()
    {
        Assert.Throws<InvalidOperationException>(() => default(PersonName).Reveal());
        Assert.Throws<InvalidOperationException>(() => default(PersonName).ToString());
    }

    [Fact]
    public void Names_are_equal_character_by_character()
    {
        Assert.True(PersonName.Parse("王小明") == PersonName.Parse("王小明"));
        Assert.Equal(PersonName.Parse("王小明").GetHashCode(), PersonName.Parse("王小明").GetHashCode());
        Assert.True(PersonName.Parse("Anna") != PersonName.Parse("anna"));
    }

    [Fact]
    public void A_text_that_is_missing_is_the_callers_mistake() => Assert.Throws<ArgumentNullException>(() => PersonName.Parse(null!));

    [Fact]
    public void The_parsing_interfaces_read_what_the_type_reads()
    {
        Assert.Equal(PersonName.Parse("王小明"), Parsed<PersonName>("王小明"));
        Assert.Throws<FormatException>(() => Parsed<PersonName>(" "));

        static T Parsed<T>(string text)
            where T : ISpanParsable<T>
        {
            var value = T.Parse(text, null);
            Assert.Equal(value, T.Parse(text.AsSpan(), null));
            Assert.True(T.TryParse(text, null, out var same));
            Assert.Equal(value, same);
            return value;
        }
    }

    [Fact]
    public void Every_text_is_a_name_or_is_refused_and_no_name_prints_in_full() => Holds.ForAll(Texts, text =>
    {
        var valid = PersonName.TryParse(text, out var name);

        Assert.Equal(valid, PersonName.Read(text).Succeeded);
        if (valid)
        {
            Assert.Equal(text, name.Reveal());
            Assert.DoesNotContain(text, name.ToString(), StringComparison.Ordinal);
            Assert.True(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name.ToString())) == name.ToString(), "The mask cuts a pair in half.");
        }
    }, cases: 2_000);

    private static FsCheck.Gen<string> Texts =>
        from length in Gen.Choose(0, PersonName.MaxLength + 2)
        from pieces in Gen.Frequency(
            (8, Gen.Elements("王", "小", "A", "é", "\U00020BB7", "\U00030001", "김", "E\u0301", "葛\U000E0100")),
            (1, Gen.Elements(" ", "·", "\u3000", "'")),
            (1, Gen.Frequency((20, Gen.Constant("明")), (1, Gen.Elements("\0", "\n", "\uD842", "\uDFB7", "\u200D")))))
            .ArrayOf(length)
        select string.Concat(pieces);
}
