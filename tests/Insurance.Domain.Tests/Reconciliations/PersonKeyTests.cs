using Insurance.Domain.Reconciliations;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Reconciliations;

public sealed class PersonKeyTests
{
    // The example of GB 11643-1999.
    private const string Number = "11010519491231002X";

    [Theory]
    [InlineData("9f2a51")]
    [InlineData("x")]
    [InlineData("sha256:0b6f3a7e9912345678901234567890123456789012345678901234567890abcd")]
    [InlineData("123456789012345678901")]
    [InlineData("person/17")]
    public void An_opaque_text_is_a_key_and_prints_as_it_is(string text) => Assert.Equal(text, PersonKey.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("张敏")]
    [InlineData("a\n")]
    [InlineData(null)]
    public void What_is_no_token_is_refused_without_repeating_it(string? text) =>
        Assert.Equal(["reconcile.person-key"], PersonKey.Read(text).Errors.Select(error => error.Code));

    [Fact]
    public void The_longest_key_is_a_SHA_512_in_hexadecimal_digits()
    {
        Assert.True(PersonKey.TryParse(new string('f', PersonKey.MaxLength), out _));
        Assert.False(PersonKey.TryParse(new string('f', PersonKey.MaxLength + 1), out _));
        Assert.Equal(512 / 4, PersonKey.MaxLength);
    }

    [Theory]
    // S6: a column that looks people up holds a keyed hash. A wrong check character makes it no less a person's number.
    [InlineData(Number)]
    [InlineData("11010519491231002x")]
    [InlineData("110105194912310021")]
    [InlineData("id:11010519491231002X")]
    [InlineData("500103199003072020/1")]
    [InlineData("110105491231002")]
    [InlineData(" 11010519491231002X")]
    public void What_looks_like_an_ID_number_is_refused_without_repeating_it(string text)
    {
        var error = Assert.Single(PersonKey.Read(text).Errors);

        Assert.Equal(("reconcile.id-number", "person"), (error.Code, error.Field));
        Assert.DoesNotContain("19491231", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("19491231", Assert.Throws<FormatException>(() => PersonKey.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_sound_ID_number_is_ever_a_key() => Holds.ForAll(ResidentIds.Valid, id => Assert.False(PersonKey.TryParse(id, out _)), cases: 1000);

    [Fact]
    public void Junk_never_throws() => Holds.ForAll(Some.Junk, text => Assert.Equal(PersonKey.TryParse(text, out var key), key != default), cases: 2000);

    [Fact]
    public void A_key_is_a_JSON_string_and_the_default_is_none()
    {
        Assert.Equal("\"9f2a51\"", System.Text.Json.JsonSerializer.Serialize(Listed.Zhang));
        Assert.Equal(Listed.Zhang, System.Text.Json.JsonSerializer.Deserialize<PersonKey>("\"9f2a51\""));
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize<PersonKey>($"\"{Number}\""));
        Assert.Throws<InvalidOperationException>(() => default(PersonKey).ToString());
    }
}
