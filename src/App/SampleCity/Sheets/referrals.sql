select * from referrals where month = getvariable('month')
