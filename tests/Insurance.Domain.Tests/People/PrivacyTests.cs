using System.Text;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.People;

/// <summary>Numbers and names as canaries: none may come out of a place that is not asked to reveal them.</summary>
public class PrivacyTests
{
    [Fact]
    public void A_number_prints_three_characters_thirteen_stars_and_two_characters()
    {
        Assert.Equal("110*************2X", ResidentId.Parse("11010519491231002X").ToString());
        Assert.Equal("330*************4X", ResidentId.Parse("330102200403064").ToString());
    }

    [Fact]
    public void No_valid_number_prints_in_full() => Holds.ForAll(Gen.OneOf(ResidentIds.Valid, ResidentIds.Legacy), number =>
    {
        var id = ResidentId.Parse(number);
        var person = new Person(PersonName.Parse("王小明"), id);
        var digits = id.Reveal()[3..^2];

        Assert.Equal(ResidentId.Length, id.ToString().Length);
        Assert.All([id.ToString(), $"{id}", person.ToString(), ResidentId.Read(number).Value.ToString()], text =>
        {
            Assert.DoesNotContain(digits, text, StringComparison.Ordinal);
            Assert.DoesNotContain(number, text, StringComparison.Ordinal);
            Assert.DoesNotMatch("[0-9]{4}", text);
        });
    });

    [Fact]
    public void No_refused_text_comes_back_in_an_error_or_an_exception() => Holds.ForAll(ResidentIds.Anything, text =>
    {
        var result = ResidentId.Read(text);
        if (result.Succeeded)
        {
            return;
        }

        // The refusals name a length and a place, so that a text as short as those may stand in them by chance.
        var bytes = Encoding.UTF8.GetBytes(text);
        var told = result.Errors
            .SelectMany(error => new[] { error.ToString(), error.MessageIn(Language.SimplifiedChinese), error.MessageIn(Language.Spanish) }
                .Concat(error.Operands.Select(operand => operand.ToString())))
            .Append(Assert.Throws<FormatException>(() => ResidentId.Parse(text)).ToString())
            .Append(Assert.Throws<DomainException>(() => result.Value).ToString())
            .Append(Assert.Throws<DomainException>(() => ResidentId.Read(bytes).Value).ToString());
        Assert.All(told, one =>
        {
            Assert.DoesNotMatch("[0-9]{7}", one);
            Assert.True(text.Length < 7 || !one.Contains(text, StringComparison.Ordinal), "The message holds the text.");
        });
    });

    [Theory]
    [InlineData("王小明", "王**")]
    [InlineData("王明", "王*")]
    [InlineData("欧阳娜娜", "欧***")]
    [InlineData("阿卜杜拉·买买提", "阿*******")]
    [InlineData("Anna Schmidt", "A***")]
    [InlineData("Élodie", "É***")]
    [InlineData("Э. Иванова", "Э***")]
    [InlineData("김철수", "김***")]
    [InlineData("\U00020BB7野家", "\U00020BB7**")]
    [InlineData("王\U00020BB7", "王*")]
    [InlineData("\U00030000小", "\U00030000*")]
    [InlineData("葛\U000E0100城", "葛\U000E0100*")]
    [InlineData("E\u0301lodie", "E\u0301***")]
    [InlineData("〇小明", "〇**")]
    public void A_name_keeps_its_first_character(string name, string masked) => Assert.Equal(masked, PersonName.Parse(name).ToString());

    [Theory]
    [InlineData("王", "*")]
    [InlineData("\U00020BB7", "*")]
    [InlineData("A", "***")]
    public void A_name_of_one_character_keeps_nothing(string name, string masked) => Assert.Equal(masked, PersonName.Parse(name).ToString());

    [Fact]
    public void A_person_prints_both_members_masked()
    {
        var person = new Person(PersonName.Parse("王小明"), ResidentId.Parse("11010519491231002X"));

        Assert.Equal("王** (110*************2X)", person.ToString());
        Assert.Equal("王** (110*************2X)", $"{person}");
    }

    [Fact]
    public void A_refused_name_comes_back_nowhere()
    {
        const string Name = " 王小明";
        var result = PersonName.Read(Name);

        Assert.DoesNotContain("王", result.Errors.Single().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("王", Assert.Throws<FormatException>(() => PersonName.Parse(Name)).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("王", Assert.Throws<DomainException>(() => result.Value).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_exception_of_an_age_before_birth_does_not_tell_the_birth_date()
    {
        var id = ResidentId.Parse("11010519491231002X");

        var message = Assert.Throws<ArgumentOutOfRangeException>(() => id.AgeOn(new NodaTime.LocalDate(1900, 1, 1))).Message;

        Assert.DoesNotMatch("19[0-9]{2}", message);
    }
}
