using NodaTime;

namespace Insurance.Domain.Tests.Root;

public sealed class PhrasebookTests
{
    [Fact]
    public void A_text_is_filled_in_each_language()
    {
        Operand[] operands = [("from", new YearMonth(2023, 5)), ("through", new YearMonth(2023, 2))];
        Assert.Equal("The last month 2023-02 is before the first month 2023-05.", Phrasebook.Text(ErrorCodes.Period.Reversed, Language.English, operands));
        Assert.Equal("截止月份 2023-02 早于起始月份 2023-05。", Phrasebook.Text(ErrorCodes.Period.Reversed, Language.SimplifiedChinese, operands));
        Assert.Equal("El último mes 2023-02 es anterior al primero 2023-05.", Phrasebook.Text(ErrorCodes.Period.Reversed, Language.Spanish, operands));
    }

    [Fact]
    public void The_refusals_of_a_payment_name_their_months_and_dates()
    {
        Assert.Equal(
            "The payment window of 2024 closed on 2024-03-31: the person pays as one who resumes. A lapse of more than 3 months brings a waiting period of 6 months.",
            Phrasebook.Text(ErrorCodes.Period.Reclassified, Language.English, ("year", 2024L), ("closes", new LocalDate(2024, 3, 31)), ("limit", 3L), ("months", 6L)));
        Assert.Equal(
            "2023-02-01 不能缴费：该人自 2023-03-01 起才参保登记。",
            Phrasebook.Text(ErrorCodes.Period.BeforeRegistration, Language.SimplifiedChinese, ("on", new LocalDate(2023, 2, 1)), ("registered", new LocalDate(2023, 3, 1))));
        Assert.Equal(
            "Los meses de 2024 aún no se pueden pagar: el año de cotización en curso es 2023.",
            Phrasebook.Text(ErrorCodes.Period.NextYear, Language.Spanish, ("year", 2024L), ("current", 2023L)));
    }

    [Fact]
    public void A_placeholder_without_an_operand_stays() =>
        Assert.Equal("The last month {through} is before the first month 2023-05.", Phrasebook.Text(ErrorCodes.Period.Reversed, Language.English, ("from", "2023-05")));

    [Fact]
    public void A_filled_value_is_not_filled_again() =>
        Assert.Equal("The last month b is before the first month {through}.", Phrasebook.Text(ErrorCodes.Period.Reversed, Language.English, ("from", "{through}"), ("through", "b")));

    [Fact]
    public void An_operand_that_no_placeholder_names_changes_nothing() =>
        Assert.Equal(Phrasebook.Template(ErrorCodes.Money.Range, Language.English), Phrasebook.Text(ErrorCodes.Money.Range, Language.English, ("other", 1L)));

    [Fact]
    public void A_code_without_a_text_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Phrasebook.Text("money.nothing", Language.English));
        Assert.Throws<ArgumentException>(() => Phrasebook.Template("", Language.English));
        Assert.Throws<ArgumentNullException>(() => Phrasebook.Template(null!, Language.English));
        Assert.Throws<ArgumentNullException>(() => Phrasebook.Text(ErrorCodes.Money.Range, Language.English, (OperandList)null!));
    }

    [Fact]
    public void A_language_outside_the_list_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Phrasebook.Template(ErrorCodes.Money.Range, (Language)3));

    [Fact]
    public void The_codes_are_in_ordinal_order() => Assert.Equal(Phrasebook.Codes.Order(StringComparer.Ordinal), Phrasebook.Codes);

    [Fact]
    public void A_text_is_the_same_in_every_culture() => Laws.SameTextEverywhere(
        "-1234 months cannot be paid for a year: choose 1 to 12.",
        () => Phrasebook.Text(ErrorCodes.Period.Months, Language.English, ("months", -1234L)));
}
