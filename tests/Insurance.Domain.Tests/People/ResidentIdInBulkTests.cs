using System.Text;
using FsCheck.Fluent;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime.Text;

namespace Insurance.Domain.Tests.People;

/// <summary>What must hold of identity numbers in the hundreds of thousands.</summary>
public class ResidentIdInBulkTests
{
    private static readonly LocalDatePattern Basic = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    // A number has 163 substitutions (nine digits in each of the first 17 places, ten characters in the last) and up to 17 swaps:
    // over 1,600,000 wrong numbers of the right form.
    private const int Numbers = 10_000;

    [Fact]
    public void Every_wrong_character_is_caught() => Holds.ForAll(ResidentIds.Valid, number =>
    {
        Span<char> text = stackalloc char[number.Length];
        number.CopyTo(text);
        for (var i = 0; i < number.Length; i++)
        {
            foreach (var wrong in ResidentIds.Characters)
            {
                text[i] = wrong;
                if (ResidentId.TryParse(text, out _) != (wrong == number[i]))
                {
                    Assert.Fail($"{number} with {wrong} in place {i} is taken for {(wrong == number[i] ? "wrong" : "right")}.");
                }
            }

            text[i] = number[i];
        }
    }, Numbers);

    [Fact]
    public void Every_swap_of_two_neighbours_is_caught() => Holds.ForAll(ResidentIds.Valid, number =>
    {
        Span<char> text = stackalloc char[number.Length];
        for (var i = 0; i + 1 < number.Length; i++)
        {
            number.CopyTo(text);
            (text[i], text[i + 1]) = (text[i + 1], text[i]);
            Assert.Equal(text[i] == text[i + 1], ResidentId.TryParse(text, out _));
        }
    }, Numbers);

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("950036198802291271")]
    public void No_other_character_of_UTF_16_passes_for_the_right_one_in_any_place(string number)
    {
        var text = number.ToCharArray();
        for (var i = 0; i < text.Length; i++)
        {
            for (var c = 0; c <= char.MaxValue; c++)
            {
                text[i] = (char)c;
                if (ResidentId.TryParse(text, out _) != (c == number[i] || (c == 'x' && number[i] == 'X')))
                {
                    Assert.Fail($"U+{c:X4} in place {i}.");
                }
            }

            text[i] = number[i];
        }
    }

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("950036198802291271")]
    public void No_other_byte_passes_for_the_right_one_in_any_place(string number)
    {
        var text = Encoding.ASCII.GetBytes(number);
        for (var i = 0; i < text.Length; i++)
        {
            for (var b = 0; b <= byte.MaxValue; b++)
            {
                text[i] = (byte)b;
                Assert.Equal(b == number[i] || (b == 'x' && number[i] == 'X'), ResidentId.TryParse(text, out _));
            }

            text[i] = (byte)number[i];
        }
    }

    [Fact]
    public void Three_hundred_thousand_random_inputs_are_read_as_by_hand_and_never_throw()
    {
        var random = new Random(20261122);
        var numbers = Gen.Sample(Gen.OneOf(ResidentIds.Valid, ResidentIds.Legacy), 2_000).ToArray();
        var valid = 0;
        for (var i = 0; i < 300_000; i++)
        {
            var text = Edited(numbers[random.Next(numbers.Length)], random);
            var bytes = Encoding.UTF8.GetBytes(text);
            var expected = IsNumber(text);
            if (ResidentId.TryParse(text, out var id) != expected || ResidentId.TryParse(bytes, out var same) != expected || id != same)
            {
                Assert.Fail($"By hand \"{text}\" is {(expected ? "a" : "no")} number; the parser differs.");
            }

            Assert.Equal(expected, ResidentId.Read(text).Succeeded);
            Assert.Equal(expected, ResidentId.Read(bytes).Succeeded);

            // Some byte that may belong to no text.
            if (bytes.Length > 0)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                Assert.Equal(IsNumber(Encoding.Latin1.GetString(bytes)), ResidentId.TryParse(bytes, out _));
            }

            valid += expected ? 1 : 0;
        }

        Assert.InRange(valid, 10_000, 290_000);
    }

    // A number untouched, with a few characters replaced, cut, doubled, or noise of any length.
    private static string Edited(string number, Random random)
    {
        const string odd = "0123456789Xx+- .,/:;AaZz\t\n\0\u00B2\u0660\u0130\u2630\uFF11\uFF38\uD842\uDFB7\u4E00";
        switch (random.Next(6))
        {
            case 0:
                return number;
            case 1:
                return number[..random.Next(number.Length)];
            case 2:
                return number + number[..random.Next(number.Length)];
            case 3:
                return string.Create(random.Next(41), random, (noise, source) => source.GetItems(odd, noise));
            default:
                var characters = number.ToCharArray();
                for (var edits = random.Next(1, 4); edits > 0; edits--)
                {
                    characters[random.Next(characters.Length)] = odd[random.Next(random.Next(2) == 0 ? 10 : odd.Length)];
                }

                return new(characters);
        }
    }

    // The rules one after the other, as the fact sheet states them.
    private static bool IsNumber(string text)
    {
        var legacy = text.Length == ResidentId.LegacyLength;
        var digits = legacy ? $"{text[..6]}19{text[6..]}" : text.Length == ResidentId.Length ? text[..^1] : "";
        return digits.Length == ResidentId.Length - 1
            && digits.All(char.IsAsciiDigit)
            && (legacy || ResidentIds.CheckCharacterOf(digits) == (text[^1] == 'x' ? 'X' : text[^1]))
            && Basic.Parse(digits[6..14]).TryGetValue(default, out var birth)
            && birth.Year >= ResidentId.MinBirthYear
            && digits[..2] switch
            {
                "81" or "82" or "83" => digits[2..6] == "0000" && !legacy,
                ['9', _] => IsProvince(digits[1..3]) && digits[1..3] != "83" && digits[3..6] != "000" && !legacy,
                var province => IsProvince(province),
            };
    }

    private static bool IsProvince(string code) => Places.Provinces.Any(place => place.Code == code);
}
