UPDATE meta SET value = '3' WHERE key = 'min_writer';
