select * from surveys where quarter = getvariable('quarter') and (surveyor = 'own') = (getvariable('unit') > 0)
