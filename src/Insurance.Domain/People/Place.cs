namespace Insurance.Domain.People;

/// <summary>A province, city or county by the code with which identity numbers begin.</summary>
/// <param name="Code">Two digits for a province, four for a city, six for a county.</param>
/// <param name="SimplifiedChinese">The short Chinese name, such as 重庆.</param>
/// <param name="English">The English name, such as Chongqing.</param>
public sealed record Place(string Code, string SimplifiedChinese, string English)
{
    /// <summary>The English name.</summary>
    public override string ToString() => English;
}
