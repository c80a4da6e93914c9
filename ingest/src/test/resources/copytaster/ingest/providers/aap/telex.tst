   ZCZC AAP
%MNETALL MFI MGD
$J
:
:Invented Security Authority
*X
Media release: Insolvencies rise 0.6% in the September quarter

Tue 13 October 2015

The Invented Security Authority today released the statistics for the September quarter 2015.

In the September quarter 2015:
* bankruptcies fell by 0.1%
* debt agreements increased by 2.4%

NNNN
ZCZC FMG000
YY TDR
RACING : Example Park FIELDS Thursday
Weather: Fine
Track: Soft(5)
1_12.55 Sample Mdn Plate 1200m
 1 _    2  Call Me Nobody  (1)    M J Example (a)        58
 2 _    2  Constant Sample (3)    L Sample               58
 3 _    3  Distant Test  (12)     J Test                 58
NNNN
