using System.Text;

namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>Amounts in capital characters (大写), as vouchers carry them (《支付结算办法》 annex 1: 正确填写票据和结算凭证的基本规定).</summary>
public static class CapitalAmount
{
    const string Digits = "零壹贰叁肆伍陆柒捌玖";

    static readonly string[] Places = ["", "拾", "佰", "仟"];
    static readonly string[] Groups = ["", "万", "亿"];

    /// <summary>One fen less than 1 万亿 yuan: no voucher is larger.</summary>
    public const long Largest = 99_999_999_999_999;

    /// <summary>An amount of money in capitals.</summary>
    /// <param name="fen">In fen, up to <see cref="Largest"/> either way; a negative amount begins with 负.</param>
    /// <returns>Such as 人民币壹万零肆佰捌拾玖元伍角整; 人民币零元整 for nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is larger.</exception>
    public static string Of(long fen)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fen, Largest);
        ArgumentOutOfRangeException.ThrowIfLessThan(fen, -Largest);
        var amount = Math.Abs(fen);
        var (yuan, jiao, rest) = (amount / 100, (int)(amount / 10 % 10), (int)(amount % 10));
        var text = new StringBuilder(fen < 0 ? "人民币负" : "人民币");
        if (yuan > 0 || amount == 0)
        {
            text.Append(Whole(yuan)).Append('元');
        }

        if (jiao == 0 && rest == 0)
        {
            return text.Append('整').ToString();
        }

        if (yuan > 0 && (jiao == 0 || yuan % 10 == 0))
        {
            text.Append('零');
        }

        if (jiao > 0)
        {
            text.Append(Digits[jiao]).Append('角');
        }

        return rest > 0 ? text.Append(Digits[rest]).Append('分').ToString() : text.Append('整').ToString();
    }

    static string Whole(long number)
    {
        if (number == 0)
        {
            return "零";
        }

        var text = new StringBuilder();
        var skipped = false;
        for (var group = Groups.Length - 1; group >= 0; group--)
        {
            var four = (int)(number / Power(4 * group) % 10_000);
            for (var place = 3; place >= 0; place--)
            {
                var digit = four / (int)Power(place) % 10;
                if (digit == 0)
                {
                    skipped = true;
                    continue;
                }

                // zeros between digits are read once, those before the first and after the last not at all
                text.Append(skipped && text.Length > 0 ? "零" : "").Append(Digits[digit]).Append(Places[place]);
                skipped = false;
            }

            if (four > 0)
            {
                text.Append(Groups[group]);
            }
        }

        return text.ToString();
    }

    static long Power(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
