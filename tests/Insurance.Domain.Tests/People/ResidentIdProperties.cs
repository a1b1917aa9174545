using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.People;

public class ResidentIdProperties
{
    private static readonly LocalDatePattern Basic = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    [Fact]
    public void A_wrong_digit_is_named_by_the_checksum() =>
        Holds.ForAll(ResidentIds.Valid, Gen.Choose(0, ResidentId.Length - 2), (number, at) =>
        {
            var wrong = (char)('0' + ((number[at] - '0' + 1) % 10));

            Assert.Contains(
                ResidentId.Read(string.Concat(number.AsSpan(0, at), wrong.ToString(), number.AsSpan(at + 1))).Errors,
                error => error.Code == ErrorCodes.Id.Checksum);
        });

    [Fact]
    public void Parsing_what_was_revealed_gives_the_same_number() => Holds.ForAll(ResidentIds.Valid, number =>
    {
        var id = ResidentId.Parse(number);

        Assert.Equal(number, id.Reveal());
        Assert.Equal(id, ResidentId.Parse(id.Reveal()));
        Assert.Equal(id, ResidentId.Read(Encoding.UTF8.GetBytes(number)).Value);
    });

    [Fact]
    public void The_old_form_becomes_eighteen_characters_of_the_twentieth_century() => Holds.ForAll(ResidentIds.Legacy, number =>
    {
        var id = ResidentId.Parse(number);
        var full = id.Reveal();

        Assert.Equal($"{number[..6]}19{number[6..]}", full[..^1]);
        Assert.Equal(ResidentIds.CheckCharacterOf(full[..^1]), full[^1]);
        Assert.Equal(number, full.Remove(6, 2)[..^1]);
        Assert.Equal(id, ResidentId.Parse(full));
        Assert.Equal(ResidentIdKind.Resident, id.Kind);
    });

    [Fact]
    public void A_residents_parts_are_read_from_their_positions() => Holds.ForAll(ResidentIds.Residents, number =>
    {
        var id = ResidentId.Parse(number);

        Assert.Equal(ResidentIdKind.Resident, id.Kind);
        Assert.Equal((number[..2], number[..6], null), (id.Province, id.PlaceCode, id.CountryNumber));
        AssertBirthAndSex(number, id);
    });

    [Fact]
    public void A_residence_permits_parts_are_read_from_their_positions() => Holds.ForAll(ResidentIds.ResidencePermits, number =>
    {
        var id = ResidentId.Parse(number);

        Assert.Equal(ResidentIdKind.ResidencePermit, id.Kind);
        Assert.Equal((number[..2], number[..6], null), (id.Province, id.PlaceCode, id.CountryNumber));
        AssertBirthAndSex(number, id);
    });

    [Fact]
    public void A_foreign_cards_parts_are_read_from_their_positions() => Holds.ForAll(ResidentIds.ForeignPermanentResidents, number =>
    {
        var id = ResidentId.Parse(number);

        Assert.Equal(ResidentIdKind.ForeignPermanentResident, id.Kind);
        Assert.Equal((number[1..3], null, number[3..6]), (id.Province, id.PlaceCode, id.CountryNumber));
        AssertBirthAndSex(number, id);
    });

    [Fact]
    public void The_province_of_every_number_is_a_listed_place() => Holds.ForAll(ResidentIds.Valid, number =>
    {
        var id = ResidentId.Parse(number);

        Assert.NotNull(Places.Find(id.PlaceCode ?? id.Province));
        Assert.Equal(id.Province, Places.Find(id.Province)?.Code);
    });

    [Fact]
    public void Age_grows_by_one_each_year() => Holds.ForAll(ResidentIds.BirthDates.Where(date => date.Year < 9900), Gen.Choose(0, 99), (birth, years) =>
    {
        var id = ResidentId.Parse(ResidentIds.Complete("500103", birth, "001"));
        var birthday = birth.PlusYears(years);

        Assert.Equal(years, id.AgeOn(birthday));
        Assert.Equal(years, id.AgeOn(birth.PlusYears(years + 1).PlusDays(-1)));
    });

    [Fact]
    public void No_text_makes_reading_throw_and_characters_and_bytes_agree() => Holds.ForAll(ResidentIds.Anything, text =>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var fromText = ResidentId.TryParse(text, out var id);
        var fromBytes = ResidentId.TryParse(bytes, out var same);

        Assert.Equal(fromText, ResidentId.TryParse(text.AsSpan(), out _));
        Assert.Equal((fromText, id), (fromBytes, same));
    }, cases: 5_000);

    [Fact]
    public void Characters_and_bytes_are_refused_for_the_same_reasons() => Holds.ForAll(ResidentIds.Anything, text =>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var fromText = ResidentId.Read(text);
        var fromBytes = ResidentId.Read(bytes);

        Assert.Equal(fromText.Succeeded, ResidentId.TryParse(text, out _));
        Assert.Equal(fromText.Errors.Select(error => error.Code), fromBytes.Errors.Select(error => error.Code));

        // A longer text of other than ASCII is measured in bytes.
        if (bytes.Length <= 96 || bytes.Length == text.Length)
        {
            Assert.Equal(fromText.Errors.AsEnumerable(), fromBytes.Errors.AsEnumerable());
        }
    }, cases: 2_000);

    [Fact]
    public void No_bytes_make_reading_throw() => Holds.ForAll(
        Gen.Choose(0, 120).SelectMany(length => Gen.Frequency((3, Gen.Choose('0', '9')), (1, Gen.Choose(0, 255))).ArrayOf(length)),
        numbers =>
        {
            var bytes = numbers.Select(number => (byte)number).ToArray();
            var text = Encoding.UTF8.GetString(bytes);

            Assert.Equal(ResidentId.TryParse(text, out _), ResidentId.TryParse(bytes, out _));
            Assert.Equal(ResidentId.Read(text).Errors.Select(error => error.Code), ResidentId.Read(bytes).Errors.Select(error => error.Code));
        },
        cases: 2_000);

    [Fact]
    public void TryParse_allocates_nothing()
    {
        var texts = Gen.Sample(ResidentIds.Anything, 2_000).Append(new string('1', 100_000)).ToArray();
        var bytes = texts.Select(Encoding.UTF8.GetBytes).ToArray();
        Assert.True(texts.Length > 2_000);

        // Once, to load the places; too seldom for the runtime to optimise allocations away that a first call would show.
        ReadAll(["11010519491231002X"], ["11010519491231002X"u8.ToArray()]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var valid = ReadAll(texts, bytes);
        var after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, after - before);
        Assert.NotEqual(0, valid);
    }

    private static int ReadAll(string[] texts, byte[][] bytes)
    {
        var valid = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            valid += ResidentId.TryParse(texts[i], out _) ? 1 : 0;
            valid += ResidentId.TryParse(texts[i].AsSpan(), out _) ? 1 : 0;
            valid += ResidentId.TryParse(bytes[i], out _) ? 1 : 0;
        }

        return valid;
    }

    private static void AssertBirthAndSex(string number, ResidentId id)
    {
        Assert.Equal(number[6..14], Basic.Format(id.BirthDate));
        Assert.Equal(int.Parse(number[16..17], CultureInfo.InvariantCulture) % 2 == 1 ? Sex.Male : Sex.Female, id.Sex);
    }
}
