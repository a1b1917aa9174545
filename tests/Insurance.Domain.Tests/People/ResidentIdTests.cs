using System.Text;
using Insurance.Domain.People;
using NodaTime;

namespace Insurance.Domain.Tests.People;

/// <summary>
/// The vectors are those of the project's fact sheet on identity documents, by its section; all are made up or public test
/// vectors of open source libraries.
/// </summary>
public class ResidentIdTests
{
    [Theory]
    [InlineData("360426199101010071")] // python-stdnum: De'an in Jiangxi, 1 January 1991
    [InlineData("11010519491231002X")] // public code: the usual standard example
    [InlineData("440308199901101512")] // jxlwqq/id-validator.py: Yantian in Shenzhen, 10 January 1999, a man
    [InlineData("412723199010050012")] // python-stdnum: place look-up
    [InlineData("110102199101010078")] // python-stdnum: place look-up
    [InlineData("120110198012010073")] // python-stdnum: 120110 in Tianjin under its earlier name
    [InlineData("120110199212010072")] // python-stdnum: 120110 in Tianjin, renamed in 1991 or 1992
    [InlineData("330105197810270025")] // credential-kit: Hangzhou, a woman
    [InlineData("11010120170210193X")] // public code
    [InlineData("120103198806018241")] // public code
    [InlineData("310101200001013948")] // public code
    [InlineData("321083197812162119")] // hutool
    public void The_sheets_section_3_on_numbers_of_18_characters_gives_these_as_valid(string number)
    {
        Assert.Equal(number, ResidentId.Read(number).Value.Reveal());
        Assert.Equal(ResidentIdKind.Resident, ResidentId.Parse(number).Kind);
    }

    [Theory]
    [InlineData("110111198012010078")] // python-stdnum: not yet registered at birth
    [InlineData("110201199312010077")] // python-stdnum: already deregistered at birth
    public void A_county_that_did_not_exist_in_the_birth_year_is_accepted_because_the_sheet_calls_that_rule_optional(string number) =>
        Assert.Equal(number, ResidentId.Read(number).Value.Reveal());

    [Theory]
    [InlineData("440308199901101513", "id.checksum")] // id-validator
    [InlineData("330105197810270024", "id.checksum")] // credential-kit
    [InlineData("440308199902301512", "id.checksum id.date")] // id-validator: 30 February too
    [InlineData("T60426199101010078", "id.format")] // python-stdnum
    [InlineData("44030819990110", "id.length")] // id-validator
    public void The_sheets_section_3_gives_these_as_invalid(string number, string codes) => Assert.Equal(codes, CodesOf(number));

    [Fact]
    public void The_sheets_section_2_upgrades_a_number_of_the_old_form()
    {
        var id = ResidentId.Parse("330102200403064");

        Assert.Equal("33010219200403064X", id.Reveal());
        Assert.Equal(new LocalDate(1920, 4, 3), id.BirthDate);
        Assert.Equal(Sex.Female, id.Sex);
        Assert.Equal(id, ResidentId.Parse("33010219200403064X"));
    }

    [Fact]
    public void The_sheets_section_2_refuses_a_day_32_in_the_old_form() => Assert.Equal("id.date", CodesOf("610104620932690"));

    [Theory]
    [InlineData("810000199001010019", "81")] // credential-kit
    [InlineData("830000199001010012", "83")] // credential-kit
    [InlineData("820000199001010010", "82")] // made for the sheet: no public number of Macao is known
    public void The_sheets_section_4_gives_these_residence_permits_as_valid(string number, string province)
    {
        var id = ResidentId.Parse(number);

        Assert.Equal(ResidentIdKind.ResidencePermit, id.Kind);
        Assert.Equal(province, id.Province);
        Assert.Equal(province + "0000", id.PlaceCode);
        Assert.Null(id.CountryNumber);
    }

    [Theory]
    [InlineData("810000199408230022")] // guanguans/id-validator
    [InlineData("830000199201300023")] // guanguans/id-validator
    public void The_sheets_section_4_gives_these_residence_permits_as_invalid(string number) =>
        Assert.Equal("id.checksum", CodesOf(number));

    [Fact]
    public void A_resident_number_tells_place_birth_and_sex()
    {
        var id = ResidentId.Parse("440308199901101512");

        Assert.Equal("44", id.Province);
        Assert.Equal("440308", id.PlaceCode);
        Assert.Null(id.CountryNumber);
        Assert.Equal(new LocalDate(1999, 1, 10), id.BirthDate);
        Assert.Equal(Sex.Male, id.Sex);
        Assert.Equal(Sex.Female, ResidentId.Parse("330105197810270025").Sex);
    }

    [Fact]
    public void A_foreign_card_tells_province_of_application_and_country_and_no_place()
    {
        // By the structure of the sheet's section 5: 9, province 50, country 036, 29 February 1988, sequence 127.
        // Digits times weights: 63+45+0+0+24+24+2+9+48+24+0+18+20+45+8+8+14 = 352, and 352 mod 11 = 0 asks for 1.
        var id = ResidentId.Parse("950036198802291271");

        Assert.Equal(ResidentIdKind.ForeignPermanentResident, id.Kind);
        Assert.Equal("50", id.Province);
        Assert.Null(id.PlaceCode);
        Assert.Equal("036", id.CountryNumber);
        Assert.Equal(new LocalDate(1988, 2, 29), id.BirthDate);
        Assert.Equal(Sex.Male, id.Sex);
    }

    [Theory]
    [InlineData("001")]
    [InlineData("156")]
    [InlineData("728")] // given out in 2011
    [InlineData("999")] // given to nobody
    public void A_foreign_card_names_any_country_but_000_since_a_list_would_refuse_the_next_one(string country)
    {
        // Section 5 of the sheet gives the structure and no list; docs/why.md tells the decision.
        var id = ResidentId.Parse(Generators.ResidentIds.Complete($"950{country}", new LocalDate(1990, 1, 1), "001"));

        Assert.Equal((ResidentIdKind.ForeignPermanentResident, country), (id.Kind, id.CountryNumber));
        Assert.Equal("id.place", CodesOf(Generators.ResidentIds.Complete("950000", new LocalDate(1990, 1, 1), "001")));
    }

    [Fact]
    public void Old_foreign_cards_of_three_letters_and_twelve_digits_are_no_identity_numbers_of_this_form() =>
        // The sheet's section 5; their numbers say nothing that could be checked.
        Assert.Equal("id.format", CodesOf("AUS110190010101"));

    [Theory]
    [InlineData("100101", "10")]
    [InlineData("000000", "00")]
    [InlineData("060101", "06")]
    [InlineData("160101", "16")]
    [InlineData("800000", "80")]
    [InlineData("810001", "810001")]
    [InlineData("820100", "820100")]
    [InlineData("831000", "831000")]
    [InlineData("950000", "950000")]
    [InlineData("910156", "910156")]
    [InlineData("911156", null)]
    [InlineData("991036", "991036")]
    [InlineData("983036", "983036")]
    [InlineData("971036", null)]
    [InlineData("510202", null)]
    [InlineData("710000", null)]
    public void Only_known_beginnings_are_places_and_the_refusal_names_them_alone(string beginning, string? wrong)
    {
        var number = Generators.ResidentIds.Complete(beginning, new LocalDate(1990, 1, 1), "001");
        var expected = wrong is null ? [] : new[] { DomainError.Of(ErrorCodes.Id.Place, "id", ("place", wrong)) };

        Assert.Equal(expected, Errors(number));
    }

    [Theory]
    [InlineData("810000900101001", "810000")]
    [InlineData("950036900101001", "950036")]
    [InlineData("160101900101001", "16")]
    public void The_old_form_was_given_to_residents_only(string number, string wrong) =>
        Assert.Equal([DomainError.Of(ErrorCodes.Id.Place, "id", ("place", wrong))], Errors(number));

    [Fact]
    public void Everything_wrong_with_a_number_is_told_at_once_in_a_fixed_order()
    {
        Assert.Equal("id.checksum id.date id.place", CodesOf("990308199902301512"));
        Assert.Equal("id.format id.length", CodesOf("44030819990110151a3"));
        Assert.Equal("id.date id.place", CodesOf("160104620932690"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void An_empty_text_is_wrong_by_its_length_alone(string? text) =>
        Assert.Equal([DomainError.Of(ErrorCodes.Id.Length, "id", ("length", 0))], Errors(text));

    [Theory]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", "id.format")]
    [InlineData("１10105194912310021", "id.format")]
    [InlineData(" 1010519491231002X", "id.format")]
    [InlineData("+1010519491231002X", "id.format")]
    [InlineData("-1010519491231002X", "id.format")]
    [InlineData("1101051949123100X2", "id.format")]
    [InlineData("X1010519491231002X", "id.format")]
    [InlineData("33010220040306X", "id.format")]
    [InlineData("1101051949123100X", "id.format id.length")]
    [InlineData("11010519491231002XX", "id.format id.length")]
    [InlineData("11010519491231002X ", "id.format id.length")]
    [InlineData("11010519491231002X1", "id.format id.length")]
    [InlineData("11010519491231002\0", "id.format")]
    public void Only_digits_are_allowed_and_X_as_the_last_of_eighteen(string text, string codes)
    {
        Assert.Equal(codes, CodesOf(text));
        Assert.Equal(Errors(text), Errors(Encoding.UTF8.GetBytes(text)));
        Assert.False(ResidentId.TryParse(text, out _));
    }

    [Theory]
    [InlineData("44030819990110151X")]
    [InlineData("44030819990110151x")]
    [InlineData("440308199901101510")]
    [InlineData("110105194912310020")]
    public void A_wrong_check_character_that_may_stand_there_is_wrong_by_the_checksum_alone(string number) =>
        Assert.Equal("id.checksum", CodesOf(number));

    [Fact]
    public void A_lower_case_x_is_taken_for_X()
    {
        Assert.Equal("11010519491231002X", ResidentId.Parse("11010519491231002x").Reveal());
        Assert.True(ResidentId.TryParse("11010519491231002x"u8, out var id));
        Assert.Equal(ResidentId.Parse("11010519491231002X"), id);
    }

    [Theory]
    [InlineData("18491231", "id.date")]
    [InlineData("18500101", "")]
    [InlineData("19000229", "id.date")]
    [InlineData("20000229", "")]
    [InlineData("20230229", "id.date")]
    [InlineData("20230431", "id.date")]
    [InlineData("20231301", "id.date")]
    [InlineData("20230001", "id.date")]
    [InlineData("20230100", "id.date")]
    [InlineData("00000101", "id.date")]
    [InlineData("99991231", "")]
    public void A_birth_date_exists_in_the_calendar_and_is_not_before_the_first_year(string date, string codes)
    {
        var digits = $"500103{date}001";

        Assert.Equal(codes, CodesOf(digits + Generators.ResidentIds.CheckCharacterOf(digits)));
    }

    [Fact]
    public void The_first_year_is_the_bound_that_the_type_declares() => Assert.Equal(1850, ResidentId.MinBirthYear);

    [Theory]
    [InlineData('1')]
    [InlineData('王')]
    public void A_text_of_a_million_characters_is_refused_by_its_beginning_alone(char repeated)
    {
        var text = new string(repeated, 1_000_000);
        var errors = ResidentId.Read(text).Errors;

        Assert.Equal(repeated == '1' ? "id.length" : "id.format id.length", CodesOf(text));
        Assert.Equal("1000000", errors[^1].Operands["length"]);
        Assert.Equal(errors.Select(error => error.Code), ResidentId.Read(Encoding.UTF8.GetBytes(text)).Errors.Select(error => error.Code));
    }

    [Fact]
    public void A_wrong_character_behind_the_thirty_second_is_not_looked_at()
    {
        var digits = new string('1', 32);

        Assert.Equal("id.length", CodesOf(digits + "a"));
        Assert.Equal("id.format id.length", CodesOf(digits[1..] + "a"));
        Assert.Equal([DomainError.Of(ErrorCodes.Id.Length, "id", ("length", 97))], Errors(Encoding.UTF8.GetBytes(new string('1', 97))));
    }

    [Fact]
    public void The_length_of_UTF_8_is_counted_in_characters_up_to_the_longest_text_that_is_read()
    {
        Assert.Equal("32", Errors(Encoding.UTF8.GetBytes(new string('王', 32)))[^1].Operands["length"]);
        Assert.Equal("99", Errors(Encoding.UTF8.GetBytes(new string('王', 33)))[^1].Operands["length"]);
    }

    [Fact]
    public void The_default_is_no_number()
    {
        var none = default(ResidentId);

        Assert.Throws<InvalidOperationException>(() => none.Reveal());
        Assert.Throws<InvalidOperationException>(() => none.ToString());
        Assert.Throws<InvalidOperationException>(() => none.Kind);
        Assert.Throws<InvalidOperationException>(() => none.Province);
        Assert.Throws<InvalidOperationException>(() => none.PlaceCode);
        Assert.Throws<InvalidOperationException>(() => none.CountryNumber);
        Assert.Throws<InvalidOperationException>(() => none.BirthDate);
        Assert.Throws<InvalidOperationException>(() => none.Sex);
        Assert.Throws<InvalidOperationException>(() => none.AgeOn(new LocalDate(2023, 1, 1)));
    }

    [Fact]
    public void Equal_numbers_are_equal_whatever_text_they_were_read_from()
    {
        var id = ResidentId.Parse("33010219200403064X");

        Assert.True(id == ResidentId.Parse("330102200403064"));
        Assert.Equal(id.GetHashCode(), ResidentId.Parse("33010219200403064x").GetHashCode());
        Assert.True(id != ResidentId.Parse("11010519491231002X"));
    }

    [Theory]
    [InlineData("11010519491231002X", 2022, 12, 30, 72)]
    [InlineData("11010519491231002X", 2022, 12, 31, 73)]
    [InlineData("11010519491231002X", 1949, 12, 31, 0)]
    [InlineData("950036198802291271", 2023, 2, 27, 34)]
    [InlineData("950036198802291271", 2023, 2, 28, 35)]
    [InlineData("950036198802291271", 2024, 2, 28, 35)]
    [InlineData("950036198802291271", 2024, 2, 29, 36)]
    public void Age_is_in_full_years_and_a_leap_day_birthday_falls_on_28_February_of_common_years(string number, int year, int month, int day, int age) =>
        Assert.Equal(age, ResidentId.Parse(number).AgeOn(new LocalDate(year, month, day)));

    [Fact]
    public void There_is_no_age_before_birth() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ResidentId.Parse("11010519491231002X").AgeOn(new LocalDate(1949, 12, 30)));

    [Theory]
    [InlineData(ResidentIdKind.Resident, "resident")]
    [InlineData(ResidentIdKind.ResidencePermit, "residence-permit")]
    [InlineData(ResidentIdKind.ForeignPermanentResident, "foreign-permanent-resident")]
    public void The_kinds_have_the_words_of_the_command_line(ResidentIdKind kind, string word) => Assert.Equal(word, Spelling.Of(kind));

    [Fact]
    public void The_parsing_interfaces_read_what_the_type_reads()
    {
        const string Number = "11010519491231002X";
        var id = ResidentId.Parse(Number);

        Assert.Equal(id, ParsedAs<ResidentId>(Number));
        Assert.Equal(id, ParsedFromSpanAs<ResidentId>(Number));
        Assert.Equal(id, ParsedFromUtf8As<ResidentId>("11010519491231002X"u8));
        Assert.Throws<FormatException>(() => ParsedAs<ResidentId>("1"));
        Assert.Throws<FormatException>(() => ParsedFromSpanAs<ResidentId>("1"));
        Assert.Throws<FormatException>(() => ParsedFromUtf8As<ResidentId>("1"u8));
        Assert.Throws<ArgumentNullException>(() => ResidentId.Parse(null!));
    }

    private static DomainError[] Errors(string? text) => [.. ResidentId.Read(text).Errors];

    private static DomainError[] Errors(byte[] utf8) => [.. ResidentId.Read(utf8).Errors];

    private static string CodesOf(string text)
    {
        var errors = ResidentId.Read(text).Errors;
        Assert.All(errors, error => Assert.Equal("id", error.Field));
        return string.Join(' ', errors.Select(error => error.Code));
    }

    private static T ParsedAs<T>(string text)
        where T : IParsable<T> =>
        T.TryParse(text, null, out var value) ? Same(value, T.Parse(text, null)) : T.Parse(text, null);

    private static T ParsedFromSpanAs<T>(ReadOnlySpan<char> text)
        where T : ISpanParsable<T> =>
        T.TryParse(text, null, out var value) ? Same(value, T.Parse(text, null)) : T.Parse(text, null);

    private static T ParsedFromUtf8As<T>(ReadOnlySpan<byte> text)
        where T : IUtf8SpanParsable<T> =>
        T.TryParse(text, null, out var value) ? Same(value, T.Parse(text, null)) : T.Parse(text, null);

    private static T Same<T>(T first, T second)
    {
        Assert.Equal(first, second);
        return first;
    }
}
